using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Home;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Home;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Home;

/// <summary>What to cook today: each row for its reason, the same all day, in a number of statements that never grows.</summary>
[Collection(ApiGroup.Name)]
public sealed class HomeTests(ApiFixture api)
{
    private static readonly DateOnly November = new(2024, 11, 23);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_household_has_nothing_to_be_shown()
    {
        var cook = await api.NewCookAsync();

        var home = await ReadAsync(cook);

        Assert.Null(home.Suggestion);
        Assert.Null(home.Because);
        Assert.Empty(home.Sections);
    }

    [Fact]
    public async Task Each_row_shows_what_it_says()
    {
        var cook = await api.NewCookAsync();
        await MakeAsync(cook, "Leek tart", minutes: 90, "2 leeks");
        await MakeAsync(cook, "Asparagus tart", minutes: 90, "500 g asparagus");
        await MakeAsync(cook, "Toast", minutes: 5, "2 slices bread");
        await MakeAsync(cook, "Pancakes", minutes: 20, "2 eggs");
        var old = await MakeAsync(cook, "Old stew", minutes: 120, "1 kg beef");
        await CookedAsync(cook, old, November.AddDays(-61));
        await MakeAsync(cook, "Draft of winter", minutes: 10, "1 leek", draft: true);
        var favourite = await MakeAsync(cook, "Dearest pie", minutes: 100, "1 kg flour");
        await cook.PutAsync($"{RecipeClient.Root}/{favourite}/favourite", null, Cancellation);

        var home = await OnAsync(cook, November);

        Assert.Equal(("Dearest pie", HomeReason.Favourite, "November"), (home.Suggestion?.Title, home.Because, home.Season));
        Assert.Equal(["Leek tart"], Titles(home, HomeReason.Seasonal));
        Assert.Equal(["Pancakes", "Toast"], Titles(home, HomeReason.Quick).Order(StringComparer.Ordinal));
        Assert.Equal(["Old stew"], Titles(home, HomeReason.NotCookedForLong));
        Assert.Equal(["Old stew"], Titles(home, HomeReason.RecentlyCooked));
        Assert.Equal(["Dearest pie", "Old stew", "Pancakes", "Toast", "Asparagus tart", "Leek tart"], Titles(home, HomeReason.RecentlyAdded));
        Assert.Empty(Titles(home, HomeReason.Favourite));
    }

    [Fact]
    public async Task A_favourite_rests_after_it_was_cooked_and_belongs_to_its_cook()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var recipe = await MakeAsync(cook, "Dearest pie", minutes: 100, "1 kg flour");
        await cook.PutAsync($"{RecipeClient.Root}/{recipe}/favourite", null, Cancellation);

        Assert.Equal(HomeReason.Favourite, (await OnAsync(cook, November)).Because);
        Assert.Equal(HomeReason.RecentlyAdded, (await OnAsync(other, November)).Because);

        await CookedAsync(cook, recipe, November.AddDays(-3));
        Assert.Equal(HomeReason.RecentlyAdded, (await OnAsync(cook, November)).Because);
        Assert.Equal(HomeReason.Favourite, (await OnAsync(cook, November.AddDays(30))).Because);
    }

    [Fact]
    public async Task The_choice_is_the_same_all_day_and_another_one_on_another_day()
    {
        var cook = await api.NewCookAsync();
        for (var number = 0; number < 12; number++)
            await MakeAsync(cook, $"Quick number {number}", minutes: 6 + (2 * number), "1 egg");

        var home = await OnAsync(cook, November);

        Assert.Equivalent(home, await OnAsync(cook, November), strict: true);
        var week = new List<string>();
        for (var day = 0; day < 7; day++)
            week.Add((await OnAsync(cook, November.AddDays(day))).Suggestion!.Title);
        Assert.True(week.Distinct().Count() > 1, string.Join(", ", week));
        Assert.Equal(Limits.HomeSectionMax, Titles(home, HomeReason.Quick).Length);
        Assert.DoesNotContain(home.Suggestion!.Title, Titles(home, HomeReason.Quick));
    }

    [Fact]
    public async Task The_page_costs_the_same_for_two_and_for_twenty_and_shows_nothing_of_others()
    {
        var cook = await api.NewCookAsync();
        var stranger = await api.NewCookAsync();
        await MakeAsync(cook, "First soup", minutes: 10, "1 leek");
        await MakeAsync(cook, "Second soup", minutes: 10, "1 leek");
        var few = await Statements.CountAsync(cook, "/api/v1/home");
        for (var number = 0; number < 18; number++)
            await CookedAsync(cook, await MakeAsync(cook, $"Soup number {number}", minutes: 10 + number, "1 leek"), November.AddDays(-number));

        Assert.Equal(4, few);
        Assert.Equal(4, await Statements.CountAsync(cook, "/api/v1/home"));
        Assert.Empty((await ReadAsync(stranger)).Sections);
    }

    [Fact]
    public void Every_food_of_the_seasons_is_one_of_the_catalogue_and_every_month_has_some()
    {
        for (var month = 1; month <= 12; month++)
        {
            foreach (var hemisphere in Enum.GetValues<Hemisphere>())
            {
                var foods = Seasons.Foods(month, hemisphere);
                Assert.NotEmpty(foods);
                Assert.NotEmpty(Seasons.Tags(month, hemisphere));
                Assert.All(foods, food => Assert.NotNull(FoodCatalogue.Default.FromCode(food)));
            }
        }
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(6, 12)]
    [InlineData(11, 5)]
    [InlineData(12, 6)]
    public void The_south_has_the_foods_and_the_weather_of_the_other_half_of_the_year_and_the_feasts_of_the_day(int south, int north)
    {
        Assert.Equal(Seasons.Foods(north, Hemisphere.North), Seasons.Foods(south, Hemisphere.South));
        Assert.Equal(["summer", "barbecue", "christmas", "advent"], Seasons.Tags(12, Hemisphere.South));
        Assert.Equal(["autumn", "fall", "easter"], Seasons.Tags(4, Hemisphere.South));
        Assert.Equal(["winter", "christmas", "advent"], Seasons.Tags(12, Hemisphere.North));
    }

    [Fact]
    public async Task A_kitchen_in_the_south_is_offered_what_is_in_season_there()
    {
        var cook = await api.NewCookAsync();
        await MakeAsync(cook, "Leek tart", minutes: 90, "2 leeks");
        await MakeAsync(cook, "Asparagus tart", minutes: 90, "500 g asparagus");
        await MakeAsync(cook, "Rhubarb fool", minutes: 90, "500 g rhubarb");
        var other = await api.NewMemberAsync(cook);

        Assert.Equal(["Leek tart"], Seasonal(await OnAsync(cook, November)));
        using var set = await cook.PutAsJsonAsync(
            "/api/v1/households/current/settings", new HouseholdSettings { Hemisphere = Hemisphere.South }, Json.Options, Cancellation);
        set.EnsureSuccessStatusCode();

        Assert.Equal(["Asparagus tart", "Rhubarb fool"], Seasonal(await OnAsync(other, new DateOnly(2024, 10, 23))));
        Assert.DoesNotContain("Leek tart", Seasonal(await OnAsync(cook, November)));
    }

    private static string[] Seasonal(HomeView home) =>
    [
        .. Titles(home, HomeReason.Seasonal).Concat(home.Because == HomeReason.Seasonal ? [home.Suggestion!.Title] : []).Order(StringComparer.Ordinal),
    ];

    private static string[] Titles(HomeView home, HomeReason kind)
        => [.. home.Sections.Where(section => section.Kind == kind).SelectMany(section => section.Recipes).Select(recipe => recipe.Title)];

    private static async Task<HomeView> ReadAsync(HttpClient cook)
        => (await cook.GetFromJsonAsync<HomeView>("/api/v1/home", Json.Options, Cancellation))!;

    /// <summary>What the page shows on a day that the test names.</summary>
    private async Task<HomeView> OnAsync(HttpClient cook, DateOnly day)
    {
        var me = (await cook.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, Cancellation))!;
        await using var scope = api.NewScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(me.HouseholdId, me.Id);
        return await HomeSections.ReadAsync(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>(), me.Id, day, Cancellation);
    }

    private static async Task<Guid> MakeAsync(HttpClient cook, string title, int minutes, string line, bool draft = false)
        => (await cook.CreateAsync(new RecipeInput
        {
            Title = title,
            TotalMinutes = minutes,
            Ingredients = [new IngredientSectionInput(null, [line])],
            Status = draft ? RecipeStatus.Draft : RecipeStatus.Published,
        })).Id;

    private static async Task CookedAsync(HttpClient cook, Guid recipe, DateOnly day)
    {
        using var answer = await cook.PostAsJsonAsync($"{RecipeClient.Root}/{recipe}/cooked", new CookedInput { CookedOn = day }, Json.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
