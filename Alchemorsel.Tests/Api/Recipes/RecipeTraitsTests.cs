using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>What lists are narrowed by is spelt twice: by PostgreSQL, which writes it, and here, where it is asked for.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecipeTraitsTests(ApiFixture api)
{
    private const long Place = (5L << 17) + 9;
    private static readonly Guid Household = Guid.CreateVersion7();

    [Fact]
    public async Task A_recipe_that_has_everything_has_every_trait()
    {
        var traits = await TraitsAsync(["quick", "one pot"], "thai", "soup", Enum.GetValues<Diets>(), avoided: [], 0, Difficulty.Medium, 15, 5);

        string[] all =
        [
            RecipeTraits.Tag("quick"), RecipeTraits.Tag("one pot"), RecipeTraits.Cuisine("thai"), RecipeTraits.Category("soup"),
            RecipeTraits.Of(Difficulty.Medium), .. RecipeTraits.Fitting(All(Enum.GetValues<Diets>())),
            .. RecipeTraits.Free(All(Enum.GetValues<Allergens>())), RecipeTraits.Known,
            .. new[] { 15, 30, 45, 60, 90, 120 }.Select(Within), .. new[] { 1, 2, 3, 4, 5 }.Select(stars => Stars(stars)),
            .. Eras,
        ];
        Assert.Equal([.. RecipeTraits.In(Household), .. RecipeTraits.In(Household, all)], traits);
    }

    [Fact]
    public async Task A_recipe_that_has_nothing_has_its_households_mark_and_its_age()
        => Assert.Equal([.. RecipeTraits.In(Household), .. RecipeTraits.In(Household, Eras)], await TraitsAsync([], null, null, [], Enum.GetValues<Allergens>(), 1, null, Recipe.UnknownMinutes, null));

    [Theory]
    [InlineData(Diets.Vegan | Diets.GlutenFree, Allergens.Milk | Allergens.Nuts, 31, 3.5)]
    [InlineData(Diets.AlcoholFree, Allergens.Gluten, 121, 1.0)]
    public async Task Diets_allergens_minutes_and_stars_are_told_apart(Diets diets, Allergens avoided, int minutes, double rating)
    {
        var traits = await TraitsAsync([], null, null, [diets], [avoided], 0, null, minutes, rating);

        Assert.All(
            Enum.GetValues<Diets>().Where(diet => diet != Diets.None),
            diet => Assert.Equal(diets.HasFlag(diet), traits.Contains(InHousehold(Assert.Single(RecipeTraits.Fitting(diet))))));
        Assert.All(
            Enum.GetValues<Allergens>().Where(allergen => allergen != Allergens.None),
            allergen => Assert.Equal(!avoided.HasFlag(allergen), traits.Contains(InHousehold(Assert.Single(RecipeTraits.Free(allergen))))));
        Assert.All(new[] { 15, 30, 45, 60, 90, 120 }, bound => Assert.Equal(minutes <= bound, traits.Contains(InHousehold(Within(bound)))));
        Assert.All(new[] { 1, 2, 3, 4, 5 }, stars => Assert.Equal(rating >= stars, traits.Contains(InHousehold(Stars(stars)))));
    }

    [Theory]
    [InlineData(20, "within:30", false)]
    [InlineData(45, "within:45", true)]
    [InlineData(121, null, false)]
    public void Another_bound_is_looked_up_by_the_next_one(int minutes, string? trait, bool exact)
        => Assert.Equal(trait is null ? null : (trait, exact), RecipeTraits.Within(minutes));

    [Theory]
    [InlineData(3.5, "stars:3", false)]
    [InlineData(4.0, "stars:4", true)]
    [InlineData(0.5, null, false)]
    public void Half_a_star_is_looked_up_by_the_one_below(double rating, string? trait, bool exact)
        => Assert.Equal(trait is null ? null : (trait, exact), RecipeTraits.Stars(rating));

    private async Task<List<string>> TraitsAsync(
        string[] tags, string? cuisine, string? category, Diets[] diets, Allergens[] avoided, int unknown, Difficulty? difficulty, int minutes, double? rating)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var (dietBits, avoidedBits, level) = ((int)All(diets), (int)All(avoided), (int?)difficulty);
        return await db.Database.SqlQuery<string>(
            $"""
            SELECT unnest(recipe_traits({Household}, {tags}, {cuisine}, {category}, {dietBits}, {avoidedBits}, {unknown}, {level}, {minutes}, {rating}, {Place})) AS "Value"
            """).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static string[] Eras => [RecipeTraits.Era(Place)];

    private static T All<T>(T[] flags)
        where T : struct, Enum
        => (T)Enum.ToObject(typeof(T), flags.Aggregate(0, (all, flag) => all | Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture)));

    private static string InHousehold(string trait) => RecipeTraits.In(Household, trait)[0];

    private static string Within(int minutes) => RecipeTraits.Within(minutes)!.Value.Trait;

    private static string Stars(int stars) => RecipeTraits.Stars(stars)!.Value.Trait;
}
