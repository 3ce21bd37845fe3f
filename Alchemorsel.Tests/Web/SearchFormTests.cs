using System.Collections;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Web.Components.Search;

namespace Alchemorsel.Tests.Web;

/// <summary>The search in the address: shared, kept and opened again, it must ask for the same to the letter.</summary>
public sealed class SearchFormTests
{
    private static readonly Guid Collection = new("0193b1f0-5a52-7c3e-9d0e-1f5a3c7b2e11");

    private static SearchForm Full => new()
    {
        Q = "crème \"brûlée\" & more",
        Tags = ["50% off", "a+b"],
        Cuisine = "Français",
        Category = "Dessert & sweets",
        Diets = ["vegetarian", "glutenFree"],
        Difficulty = "hard",
        Max = "90",
        Stars = "4",
        With = ["cream, double", "5\" cake", "egg"],
        Without = ["\"best\" flour", "mushroom"],
        Allergens = ["peanuts", "nuts"],
        AllowUnknown = true,
        IgnoreAllergies = true,
        Sort = "mostCooked",
        Show = "published",
        OnlyFavourites = true,
        Collection = Collection.ToString(),
        Saved = Guid.Empty.ToString(),
    };

    [Fact]
    public void Every_field_comes_back_from_the_address()
    {
        var read = SearchForm.Read(Full.Url()["/recipes".Length..]);

        foreach (var property in typeof(SearchForm).GetProperties().Where(property => property.CanWrite && property.Name != nameof(SearchForm.CollectionName)))
        {
            var (expected, actual) = (property.GetValue(Full), property.GetValue(read));
            Assert.True(!Equals(expected, property.GetValue(new SearchForm())), $"{property.Name} is tried without a value.");
            if (expected is IEnumerable and not string)
                Assert.Equal(((IEnumerable)expected).Cast<string>(), ((IEnumerable)actual!).Cast<string>());
            else
                Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Every_field_comes_back_from_what_the_list_is_asked_for()
    {
        var asked = Full.ToQuery();
        foreach (var property in typeof(RecipeCriteria).GetProperties())
            Assert.False(Equals(property.GetValue(asked), property.GetValue(new RecipeCriteria())), $"{property.Name} can't be asked for on the page.");

        Assert.Equal((Full with { Saved = null }).Url(), SearchForm.Of(asked).Url());
        Assert.Equal(Full.Key, SearchForm.Of(asked).Key);
    }

    [Fact]
    public void Taking_a_filter_away_leaves_all_the_others()
    {
        foreach (var (words, without) in Full.Chips())
        {
            var read = SearchForm.Read(without.Url()["/recipes".Length..]);
            Assert.Equal(Full.Chips().Select(chip => chip.Words).Where(other => other != words), read.Chips().Select(chip => chip.Words));
            Assert.Equal((Full.Q, Full.Sort, Full.OnlyFavourites), (read.Q, read.Sort, read.OnlyFavourites));
        }
    }

    [Fact]
    public void The_same_search_written_otherwise_has_the_same_key()
    {
        Assert.Equal("", new SearchForm { Q = " ", Sort = "newest" }.Key);
        Assert.Equal("", new SearchForm { Sort = "relevance", AllowUnknown = true }.Key);
        Assert.Equal(
            new SearchForm { Q = "Soup", Tags = ["b", "A"], Allergens = ["milk", "nuts"] }.Key,
            new SearchForm { Q = "soup ", Tags = ["a", "B", "a"], Allergens = ["nuts", "milk"], Sort = "relevance" }.Key);
        Assert.NotEqual(new SearchForm { Allergens = ["milk"] }.Key, new SearchForm { Allergens = ["milk"], AllowUnknown = true }.Key);
        Assert.NotEqual(new SearchForm { Q = "soup" }.Key, new SearchForm { Q = "soup", Sort = "newest" }.Key);
    }

    [Theory]
    [InlineData("carrot, red lentils,, ", "carrot|red lentils")]
    [InlineData("\"cream, double\", egg", "cream, double|egg")]
    [InlineData("\"\"\"best\"\" flour\", salt", "\"best\" flour|salt")]
    [InlineData("\"not closed, salt", "not closed, salt")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Names_are_apart_by_commas_unless_they_are_quoted(string? text, string names)
        => Assert.Equal(names, string.Join('|', CommaList.Read(text)));

    [Fact]
    public void A_collection_that_is_none_lets_nothing_in()
        => Assert.Equal(Guid.Empty, SearchForm.Read("?collection=sundays").ToQuery().Collection);
}
