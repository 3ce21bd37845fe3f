namespace Alchemorsel.Tests.Web;

/// <summary>What a page asks the Api for is decided by the page: nothing in an address leads to another route.</summary>
public sealed class UpstreamPathTests
{
    // Shown to fail: with the code of a food put into the path as it is.
    [Theory(DisplayName = "CVE-2026-33148: an address can't bend what we ask of the Api")]
    [InlineData("/foods/..%2Frecipes", "GET /api/v1/foods/")]
    [InlineData("/foods/a%3Fb=c%26d=e%23f", "GET /api/v1/foods/")]
    [InlineData("/foods/%252E%252E", "GET /api/v1/foods/")]
    [InlineData("/foods/x%5C..%5C..%5Crecipes", "GET /api/v1/foods/")]
    [InlineData("/labels/tags%2F..%2F..%2Frecipes", "GET /api/v1/labels/")]
    public async Task An_address_can_not_bend_what_is_asked(string path, string asked)
    {
        await using var host = new WebHost();
        using var browser = await host.SignedInAsync();
        host.Asked.Clear();

        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);

        // Every page asks who looks at it.
        host.Asked.RemoveAll(request => request == "GET /api/v1/users/me");
        Assert.NotEmpty(host.Asked);
        Assert.All(host.Asked, request => Assert.StartsWith(asked, request, StringComparison.Ordinal));
        Assert.All(host.Asked, request => Assert.Equal(asked.Count(letter => letter == '/'), request.Count(letter => letter == '/')));
        Assert.True((int)answer.StatusCode < 500);
    }
}
