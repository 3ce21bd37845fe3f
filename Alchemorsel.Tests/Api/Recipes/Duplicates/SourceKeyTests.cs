using Alchemorsel.Api.Recipes.Duplicates;

namespace Alchemorsel.Tests.Api.Recipes.Duplicates;

public sealed class SourceKeyTests
{
    private const string Page = "https://example.com/recipes/leek-soup";

    [Theory]
    [InlineData("http://example.com/recipes/leek-soup")]
    [InlineData("https://www.example.com/recipes/leek-soup/")]
    [InlineData("https://EXAMPLE.com/recipes/leek-soup#comments")]
    [InlineData(" https://example.com/recipes/leek-soup?utm_source=letter&fbclid=x ")]
    public void One_page_has_one_key_however_its_address_is_spelt(string url) => Assert.Equal(SourceKey.Of(Page), SourceKey.Of(url));

    [Theory]
    [InlineData("https://example.com/recipes/leek-soup?page=2")]
    [InlineData("https://example.com/recipes/Leek-Soup")]
    [InlineData("https://example.com:8443/recipes/leek-soup")]
    [InlineData("https://kitchen.example.com/recipes/leek-soup")]
    public void Another_page_has_another_key(string url) => Assert.NotEqual(SourceKey.Of(Page), SourceKey.Of(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("grandmother")]
    [InlineData("ftp://example.com/soup")]
    public void What_is_no_web_address_has_none(string? url) => Assert.Null(SourceKey.Of(url));

    [Fact]
    public void A_key_is_short_however_long_the_address() =>
        Assert.Equal(SourceKey.Length, SourceKey.Of($"{Page}?q={new string('x', 2_000)}")!.Length);
}
