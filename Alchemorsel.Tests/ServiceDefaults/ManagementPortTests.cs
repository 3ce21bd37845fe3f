using Alchemorsel.ServiceDefaults.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class ManagementPortTests
{
    [Theory]
    [InlineData("urls", "http://+:8080;", "http://+:8080;http://*:9091")]
    [InlineData("urls", "http://127.0.0.1:5001", "http://127.0.0.1:5001;http://127.0.0.1:9091")]
    [InlineData("urls", "http://localhost:5001;http://localhost:9091/", "http://localhost:5001;http://localhost:9091/")]
    [InlineData("http_ports", "8080;8081", "http://*:8080;http://*:8081;http://*:9091")]
    [InlineData("https_ports", "8443", "https://*:8443;http://*:9091")]
    public void It_joins_the_addresses_that_the_platform_chose(string key, string value, string expected)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = null,
            ["http_ports"] = null,
            [key] = value,
            ["Alchemorsel:Monitoring:Port"] = "9091",
        });
        builder.WebHost.UseSetting(key, value);
        ManagementPort.Listen(builder);
        Assert.Equal(expected, builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
    }
}
