using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

[Collection(ApiGroup.Name)]
public sealed partial class ReferenceTests(ApiFixture api)
{
    [Fact]
    public async Task The_document_is_openapi_3_1_and_says_which_operations_need_a_token()
    {
        using var client = api.NewClient();

        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", TestContext.Current.CancellationToken);

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("http", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());
        var paths = document.GetProperty("paths");
        Assert.True(paths.GetProperty("/api/v1/recipes").GetProperty("post").TryGetProperty("security", out _));
        Assert.False(paths.GetProperty("/api/v1/auth/sign-in").GetProperty("post").TryGetProperty("security", out _));
        Assert.All(
            paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Value.ToString()));
    }

    [Fact]
    public async Task The_reference_page_brings_its_own_script()
    {
        using var client = api.NewClient();
        var cancellation = TestContext.Current.CancellationToken;

        using var page = await client.GetAsync("/api/v1/docs/", cancellation);
        page.EnsureSuccessStatusCode();
        var html = await page.Content.ReadAsStringAsync(cancellation);
        var scripts = Source().Matches(html).Select(match => match.Groups["address"].Value).ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.DoesNotContain("//", script, StringComparison.Ordinal));
        foreach (var script in scripts)
        {
            using var answer = await client.GetAsync(new Uri(new Uri(client.BaseAddress!, "/api/v1/docs/"), script), cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{script}: {answer.StatusCode}");
        }
    }

    [GeneratedRegex("""<script[^>]*\ssrc="(?<address>[^"]+)""")]
    private static partial Regex Source();
}
