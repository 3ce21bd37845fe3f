using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>The newest part of a large library, which is looked at first.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecipeErasTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_part_answers_where_it_has_enough_and_else_the_whole_library()
    {
        var (cook, household) = await NewCookAsync();
        foreach (var title in new[] { "Old soup", "Older soup", "New soup", "Newer soup" })
            await cook.CreateAsync(title);
        // The newest begins an era, and the one before belongs to the newest part too.
        await MoveAsync(household, 61 << RecipeEras.Bits, "old", "older");
        await MoveAsync(household, (64 << RecipeEras.Bits) - 1, "new");
        await MoveAsync(household, 64 << RecipeEras.Bits, "newer");

        Assert.Equal(["New soup", "Newer soup"], await SoupsAsync(household, enough: 2, newestHas: true));
        Assert.Equal(["New soup", "Newer soup", "Old soup", "Older soup"], await SoupsAsync(household, enough: 3, newestHas: false));
    }

    [Fact]
    public async Task A_library_no_larger_than_the_newest_part_has_none()
    {
        var (cook, household) = await NewCookAsync();
        await cook.CreateAsync("New soup");
        await cook.CreateAsync("Old soup");
        await MoveAsync(household, 1_000_000, "old");
        await MoveAsync(household, 1_000_000 + (2 << 14) - 1, "new");

        Assert.Equal(["New soup", "Old soup"], await SoupsAsync(household, enough: 1, newestHas: false));
        Assert.Empty(await SoupsAsync(Guid.CreateVersion7(), enough: 1, newestHas: false));
    }

    // What a household of that size gets: counts of the newest thousand, and the newest first.
    [Fact]
    public async Task A_common_word_of_a_large_library_is_counted_and_listed_from_its_newest_recipes()
    {
        var (cook, household) = await NewCookAsync();
        var soup = await cook.CreateAsync(new RecipeInput { Title = "Common soup", Cuisine = "Thai" });
        var newer = await cook.CreateAsync("Newer soup");
        await CopyAsync(newer.Id, RecipeRelevance.RankedMax, "italian", 2_000_000 + (5 << 17));
        await cook.CreateAsync("Newest soup");
        await MoveAsync(household, 2_000_000, "common");
        await MoveAsync(household, 2_000_000 + (5 << 17), "newer", "newest");

        var list = await cook.SendAsync<Page<RecipeSummary>>(HttpMethod.Get, "/recipes?q=soup&limit=100", null);
        var facets = await cook.SendAsync<RecipeFacets>(HttpMethod.Get, "/recipes/facets?q=soup", null);
        var rare = await cook.SendAsync<Page<RecipeSummary>>(HttpMethod.Get, "/recipes?q=soup&cuisine=thai", null);

        Assert.Equal("Newest soup", list.Items[0].Title);
        Assert.Equal(100, list.Items.Count);
        Assert.True(facets.More);
        Assert.Equal("Common soup", Assert.Single(rare.Items).Title);
        // Every recipe once, the oldest too.
        var seen = list.Items.Select(recipe => recipe.Id).ToList();
        for (var next = list.Next; next is not null; next = list.Next)
        {
            list = await cook.SendAsync<Page<RecipeSummary>>(HttpMethod.Get, $"/recipes?q=soup&limit=100&cursor={next}", null);
            seen.AddRange(list.Items.Select(recipe => recipe.Id));
        }

        Assert.Equal(RecipeRelevance.RankedMax + 3, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(soup.Id, seen[^1]);
    }

    private async Task<(HttpClient Cook, Guid Household)> NewCookAsync()
    {
        var cook = await api.NewCookAsync();
        return (cook, (await cook.SendAsync<UserInfo>(HttpMethod.Get, "/users/me", null)).HouseholdId);
    }

    private async Task<string[]> SoupsAsync(Guid household, int enough, bool newestHas)
    {
        await using var scope = api.NewScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(household);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var eras = await RecipeEras.ReadAsync(db, Cancellation);
        var found = await eras.ReadAsync(
            db.Set<RecipeSearchDocument>(), enough,
            some => some.Join(db.Set<Recipe>(), document => document.RecipeId, recipe => recipe.Id, (_, recipe) => recipe.Title).ToListAsync(Cancellation));
        var have = await eras.HaveAsync(
            db.Set<RecipeSearchDocument>().Select(document => new RankedDocument { Document = document, Matches = true, InTitle = false, Rank = 0 }), enough, Cancellation);
        // It is known at once where the newest part alone has enough, and only there.
        Assert.Equal(newestHas, have);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>To another place: as if as many rows had come before.</summary>
    private Task MoveAsync(Guid household, long place, params string[] words) => api.WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"UPDATE recipe_search SET place = {place} WHERE household_id = {household} AND split_part(sort_title, ' ', 1) = ANY ({words})", Cancellation));

    /// <summary>As many recipes as one, hardly older than it, each with its document.</summary>
    private Task CopyAsync(Guid recipe, int count, string cuisine, long place) => api.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            WITH made AS (
                INSERT INTO recipe (id, household_id, title, language, tags, ingredients, steps, is_draft, created_at, updated_at, slug, sort_title, tag_keys, sort_minutes)
                SELECT overlay(id::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, household_id, title || ' ' || n, language, tags, ingredients, steps,
                    is_draft, created_at, updated_at, slug, sort_title || ' ' || n, tag_keys, sort_minutes
                FROM recipe, generate_series(1, {count}) AS n WHERE id = {recipe}
                RETURNING id, household_id, sort_title)
            INSERT INTO recipe_search (recipe_id, household_id, sort_title, cuisine_key, allergens, may_contain, unknown_lines, diets, is_draft, cooked_count, derived_by, vector, place)
            SELECT made.id, made.household_id, made.sort_title, {cuisine}, 0, 0, 0, 0, false, 0, search.derived_by, search.vector, {place}
            FROM made, recipe_search AS search WHERE search.recipe_id = {recipe}
            """,
            Cancellation));
}
