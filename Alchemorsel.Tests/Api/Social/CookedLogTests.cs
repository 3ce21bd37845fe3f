using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>The log of what was cooked, with what follows from it for the recipe.</summary>
[Collection(ApiGroup.Name)]
public sealed class CookedLogTests(ApiFixture api)
{
    private static readonly DateOnly Day = new(2024, 10, 4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_cooked_is_read_back_and_counted()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day, Servings = 6, Rating = 4, Note = " More salt.\u0007 " });
        await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day.AddDays(-30) });

        Assert.Equal((Day, 6, 4, "More salt.", "Cook", true), (entry.CookedOn, entry.Servings, entry.Rating, entry.Note, entry.By, entry.Mine));
        Assert.Equal((recipe.Id, "Soup"), (entry.Recipe.Id, entry.Recipe.Title));
        Assert.Equivalent(entry, await ReadAsync<CookedEntryInfo>(cook, Log(recipe.Id, entry.Id)));
        var read = await cook.ReadRecipeAsync(recipe.Id);
        Assert.Equal((2, Day, recipe.Version), (read.Standing.CookedCount, read.Standing.LastCookedOn, read.Version));
        Assert.Equal(2, Assert.Single((await cook.ListAsync()).Items).CookedCount);
    }

    [Fact]
    public async Task A_day_that_is_not_named_is_today()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        var entry = await AddAsync(cook, recipe.Id, new CookedInput());

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.InRange(entry.CookedOn, today.AddDays(-1), today);
    }

    [Fact]
    public async Task Changing_and_deleting_an_entry_counts_anew()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day, Note = "Fine." });
        await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day.AddDays(-10) });

        using (var changed = await cook.PutAsJsonAsync(
            Log(recipe.Id, entry.Id), new CookedInput { CookedOn = Day.AddDays(-20), Servings = 2 }, Json.Options, Cancellation))
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var now = await ReadAsync<CookedEntryInfo>(cook, Log(recipe.Id, entry.Id));
        Assert.Equal((Day.AddDays(-20), 2, null), (now.CookedOn, now.Servings, now.Note));
        Assert.Equal(Day.AddDays(-10), (await cook.ReadRecipeAsync(recipe.Id)).Standing.LastCookedOn);

        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync(Log(recipe.Id, entry.Id), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.DeleteAsync(Log(recipe.Id, entry.Id), Cancellation)).StatusCode);
        Assert.Equal(1, (await cook.ReadRecipeAsync(recipe.Id)).Standing.CookedCount);
    }

    [Fact]
    public async Task Entries_written_at_once_are_all_counted()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day.AddDays(-number) })));

        var standing = (await cook.ReadRecipeAsync(recipe.Id)).Standing;
        Assert.Equal((12, Day), (standing.CookedCount, standing.LastCookedOn));
    }

    [Fact]
    public async Task The_household_reads_one_log_page_by_page_latest_first()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook, "Grace");
        var soup = await cook.CreateAsync("Soup");
        var bread = await cook.CreateAsync("Bread");
        for (var number = 0; number < 5; number++)
            await AddAsync(number % 2 == 0 ? cook : other, number % 2 == 0 ? soup.Id : bread.Id, new CookedInput { CookedOn = Day.AddDays(-(number / 2)) });

        var seen = new List<CookedEntryInfo>();
        string? cursor = null;
        do
        {
            var page = await ReadAsync<Page<CookedEntryInfo>>(cook, $"/api/v1/cooked?limit=2&cursor={cursor}");
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(5, seen.DistinctBy(entry => entry.Id).Count());
        Assert.Equal(seen.Select(entry => entry.CookedOn).OrderDescending(), seen.Select(entry => entry.CookedOn));
        Assert.Contains(seen, entry => entry is { By: "Grace", Mine: false, Recipe.Title: "Bread" });
        Assert.All((await ReadAsync<Page<CookedEntryInfo>>(cook, Log(bread.Id))).Items, entry => Assert.Equal(bread.Id, entry.Recipe.Id));
    }

    [Fact]
    public async Task A_page_of_the_log_costs_one_statement_photos_and_all()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day });
        (await PhotoAsync(cook, recipe.Id, entry.Id)).Dispose();
        var few = await Statements.CountAsync(cook, "/api/v1/cooked");
        for (var number = 0; number < 15; number++)
            await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day });

        Assert.Equal(1, few);
        Assert.Equal(1, await Statements.CountAsync(cook, "/api/v1/cooked"));
    }

    [Fact]
    public async Task Another_member_reads_an_entry_and_leaves_it_as_it_is()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var recipe = await cook.CreateAsync("Soup");
        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day });

        Assert.False((await ReadAsync<CookedEntryInfo>(other, Log(recipe.Id, entry.Id))).Mine);
        using var changed = await other.PutAsJsonAsync(Log(recipe.Id, entry.Id), new CookedInput { Note = "Mine now" }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.DeleteAsync(Log(recipe.Id, entry.Id), Cancellation)).StatusCode);
        using var photo = await PhotoAsync(other, recipe.Id, entry.Id);
        Assert.Equal(HttpStatusCode.Forbidden, photo.StatusCode);
    }

    [Fact]
    public async Task Another_household_reads_and_writes_nothing()
    {
        var cook = await api.NewCookAsync();
        var stranger = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day });
        var photo = await (await PhotoAsync(cook, recipe.Id, entry.Id)).ReadAsync<RecipeImageInfo>();

        foreach (var path in new[] { Log(recipe.Id), Log(recipe.Id, entry.Id), Url(photo) })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path, Cancellation)).StatusCode);
        Assert.Empty((await ReadAsync<Page<CookedEntryInfo>>(stranger, "/api/v1/cooked")).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync(Log(recipe.Id), new CookedInput(), Json.Options, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsJsonAsync(Log(recipe.Id, entry.Id), new CookedInput(), Json.Options, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(Log(recipe.Id, entry.Id), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PhotoAsync(stranger, recipe.Id, entry.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync($"{Log(recipe.Id, entry.Id)}/photos/{photo.Id}", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("1899-12-31", null, null, 0, "cookedOn")]
    [InlineData("2999-01-01", null, null, 0, "cookedOn")]
    [InlineData(null, 0, null, 0, "servings")]
    [InlineData(null, 501, null, 0, "servings")]
    [InlineData(null, null, 6, 0, "rating")]
    [InlineData(null, null, null, 2001, "note")]
    public async Task What_is_out_of_bounds_is_refused_by_name(string? day, int? servings, int? rating, int note, string field)
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var input = new CookedInput
        {
            CookedOn = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            Servings = servings,
            Rating = rating,
            Note = new string('x', note),
        };

        using var answer = await cook.PostAsJsonAsync(Log(recipe.Id), input, Json.Options, Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    public async Task A_page_that_can_not_be_read_is_refused_by_name(string query, string field)
    {
        var cook = await api.NewCookAsync();
        using var answer = await cook.GetAsync($"/api/v1/cooked?{query}", Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task Photos_are_shown_bounded_and_removed_with_their_entry()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day });
        var photos = new List<RecipeImageInfo>();
        for (var number = 0; number < Limits.CookedPhotosMax; number++)
            photos.Add(await (await PhotoAsync(cook, recipe.Id, entry.Id)).ReadAsync<RecipeImageInfo>());

        using (var tooMany = await PhotoAsync(cook, recipe.Id, entry.Id))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
        Assert.Equal(photos.Select(photo => photo.Id), (await ReadAsync<CookedEntryInfo>(cook, Log(recipe.Id, entry.Id))).Photos.Select(photo => photo.Id));
        using (var shown = await cook.GetAsync(Url(photos[0]), Cancellation))
            Assert.Equal("image/webp", shown.Content.Headers.ContentType?.MediaType);
        Assert.Empty((await cook.ReadRecipeAsync(recipe.Id)).Images);

        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync($"{Log(recipe.Id, entry.Id)}/photos/{photos[1].Id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.GetAsync(Url(photos[1]), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync(Log(recipe.Id, entry.Id), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.GetAsync(Url(photos[0]), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_image_is_refused()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var entry = await AddAsync(cook, recipe.Id, new CookedInput { CookedOn = Day });

        using var answer = await PhotoAsync(cook, recipe.Id, entry.Id, "no image"u8.ToArray());
        using var empty = await PhotoAsync(cook, recipe.Id, entry.Id, []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("file", (await empty.RefusalAsync()).Errors.Keys);
    }

    private static string Log(Guid recipe, Guid? entry = null) => $"{RecipeClient.Root}/{recipe}/cooked{(entry is null ? "" : $"/{entry}")}";

    private static string Url(RecipeImageInfo image)
        => image.Url.Replace("{width}", image.Widths[0].ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static async Task<CookedEntryInfo> AddAsync(HttpClient cook, Guid recipe, CookedInput input)
    {
        using var answer = await cook.PostAsJsonAsync(Log(recipe), input, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<CookedEntryInfo>();
    }

    private static async Task<T> ReadAsync<T>(HttpClient cook, string path)
        => (await cook.GetFromJsonAsync<T>(path, Json.Options, Cancellation))!;

    private static async Task<HttpResponseMessage> PhotoAsync(HttpClient cook, Guid recipe, Guid entry, byte[]? bytes = null)
    {
        using var content = new ByteArrayContent(bytes ?? TestImages.Jpeg());
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var form = new MultipartFormDataContent { { content, "file", "photo.jpg" } };
        return await cook.PostAsync($"{Log(recipe, entry)}/photos", form, Cancellation);
    }
}
