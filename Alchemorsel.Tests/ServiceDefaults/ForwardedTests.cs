using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class ForwardedTests
{
    /// <summary>In containers the gateway has an address that nobody knows beforehand, so the platform's switch has to be enough.</summary>
    [Theory]
    [InlineData("true", "192.0.2.9 https recipes.example")]
    [InlineData("false", "10.1.2.3 http 127.0.0.1")]
    public async Task A_service_behind_the_gateway_believes_it_when_the_platform_says_so(string switchedOn, string expected)
    {
        await using var service = await RunningService.StartAsync(
            configure: builder =>
            {
                // What ASPNETCORE_FORWARDEDHEADERS_ENABLED becomes.
                builder.Configuration["ForwardedHeaders_Enabled"] = switchedOn;
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection =>
                {
                    connection.RemoteEndPoint = new IPEndPoint(IPAddress.Parse("10.1.2.3"), 40_000);
                    return next(connection);
                })));
            },
            map: app =>
            {
                app.UseForwardedHeaders();
                app.MapGet("/who", (HttpContext context) =>
                    $"{context.Connection.RemoteIpAddress} {context.Request.Scheme} {context.Request.Host.Host}");
            });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/who");
        request.Headers.Add("X-Forwarded-For", "192.0.2.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "recipes.example");
        using var answer = await service.Public.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
