using Alchemorsel.Api.Recipes;

namespace Alchemorsel.Tests.Api.Recipes;

public sealed class RecipeSlugTests
{
    [Theory]
    [InlineData("Spaghetti Carbonara", "spaghetti-carbonara")]
    [InlineData("  Crème   brûlée! ", "creme-brulee")]
    [InlineData("Käse & Spätzle", "kase-spatzle")]
    [InlineData("Straßenküche", "strassenkuche")]
    [InlineData("Smørrebrød", "smorrebrod")]
    [InlineData("Grandma's Best Pie", "grandmas-best-pie")]
    [InlineData("Борщ", "borshch")]
    [InlineData("Μουσακάς", "mousakas")]
    [InlineData("3-2-1 Ribs", "3-2-1-ribs")]
    [InlineData("麻婆豆腐", "recipe")]
    [InlineData("🍕🍕🍕", "recipe")]
    public void A_title_becomes_readable_ascii(string title, string slug) => Assert.Equal(slug, RecipeSlug.From(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = RecipeSlug.From(string.Join(' ', Enumerable.Repeat("marmalade", 30)));

        Assert.InRange(slug.Length, RecipeSlug.MaxLength - "marmalade-".Length, RecipeSlug.MaxLength);
        Assert.EndsWith("marmalade", slug, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_word_is_cut_within_it() => Assert.Equal(RecipeSlug.MaxLength, RecipeSlug.From(new string('a', 200)).Length);
}
