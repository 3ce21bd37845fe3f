using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Sharing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Sharing;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Http;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Sharing;

[Collection(ApiGroup.Name)]
public sealed class ShareLinkTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_shows_a_recipe_without_what_the_household_keeps_for_itself()
    {
        var cook = await api.NewCookAsync();
        var pesto = await cook.CreateAsync("Basil pesto");
        var pasta = await cook.CreateAsync(new RecipeInput
        {
            Title = "Pasta",
            Ingredients = [new IngredientSectionInput(null, ["200 g pasta", "2 tbsp basil pesto"])],
            Steps = [new StepSectionInput(null, ["Boil."])],
            Links = [new IngredientLinkInput("2 tbsp basil pesto", pesto.Id)],
        });
        await cook.PutAsJsonAsync($"{RecipeClient.Root}/{pasta.Id}/rating", new RatingInput { Stars = 2 }, Json.Options, Cancellation);
        await cook.PostAsJsonAsync($"{RecipeClient.Root}/{pasta.Id}/cooked", new { note = "The in-laws came." }, Json.Options, Cancellation);

        var link = await cook.ShareAsync(recipe: pasta.Id);
        using var visitor = api.NewClient();
        using var answer = await visitor.GetAsync($"/api/v1/share/{link.Token}", Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var shared = JsonSerializer.Deserialize<SharedContent>(text, Json.Options)!;

        Assert.Equal($"/s/{link.Token}", link.Path);
        Assert.Equal("Pasta", shared.Recipe!.Title);
        Assert.Equal(["200 g pasta", "2 tbsp basil pesto"], shared.Recipe.Ingredients[0].Lines.Select(line => line.Text));
        Assert.All(shared.Recipe.Ingredients[0].Lines, line => Assert.Null(line.Recipe));
        Assert.Equal((0, null, 0), (shared.Recipe.Standing.CookedCount, shared.Recipe.Standing.Rating, shared.Recipe.Standing.RatingCount));
        Assert.DoesNotContain(pesto.Id.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cook", text, StringComparison.Ordinal);
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Pictures_are_shown_through_the_link_of_their_recipe_and_no_other()
    {
        var cook = await api.NewCookAsync();
        var (soup, bread) = (await cook.CreateAsync("Soup"), await cook.CreateAsync("Bread"));
        await AddPictureAsync(cook, soup.Id);
        var other = await AddPictureAsync(cook, bread.Id);
        var link = await cook.ShareAsync(recipe: soup.Id);
        using var visitor = api.NewClient();
        var shared = (await visitor.GetFromJsonAsync<SharedContent>($"/api/v1/share/{link.Token}", Json.Options, Cancellation))!.Recipe!.Images.Single();
        var path = shared.Url.Replace("{width}", $"{shared.Widths[0]}", StringComparison.Ordinal);

        using var shown = await visitor.GetAsync(path, Cancellation);
        using var direct = await visitor.GetAsync(path[path.IndexOf("/media", StringComparison.Ordinal)..], Cancellation);
        var elsewhere = other.Url.Replace("{width}", $"{other.Widths[0]}", StringComparison.Ordinal);
        using var another = await visitor.GetAsync($"/api/v1/share/{link.Token}{elsewhere}", Cancellation);

        Assert.Equal((HttpStatusCode.OK, "image/webp"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (direct.StatusCode, another.StatusCode));
    }

    [Fact]
    public async Task A_collections_link_shows_its_finished_recipes_and_none_beside_them()
    {
        var cook = await api.NewCookAsync();
        var (soup, bread, draft) = (await cook.CreateAsync("Soup"), await cook.CreateAsync("Bread"),
            await cook.CreateAsync(new RecipeInput { Title = "Half an idea", Status = RecipeStatus.Draft }));
        var collection = await CollectAsync(cook, "Sundays", soup.Id, draft.Id);
        var link = await cook.ShareAsync(collection: collection);
        using var visitor = api.NewClient();
        var root = $"/api/v1/share/{link.Token}";

        Assert.Equal("Sundays", (await visitor.GetFromJsonAsync<SharedContent>(root, Json.Options, Cancellation))!.Collection!.Name);
        var page = await visitor.GetFromJsonAsync<Page<SharedRecipe>>($"{root}/recipes", Json.Options, Cancellation);
        Assert.Equal(["Soup"], page!.Items.Select(recipe => recipe.Title));
        Assert.Equal("Soup", (await visitor.GetFromJsonAsync<RecipeDetails>($"{root}/recipes/{soup.Id}", Json.Options, Cancellation))!.Title);
        foreach (var hidden in new[] { bread.Id, draft.Id })
        {
            using var answer = await visitor.GetAsync($"{root}/recipes/{hidden}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_is_listed_with_the_day_that_it_was_opened_and_closes_at_once()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var link = await cook.ShareAsync(recipe: soup.Id, days: 30);
        using var visitor = api.NewClient();
        using (var opened = await visitor.GetAsync($"/api/v1/share/{link.Token}", Cancellation))
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);

        var listed = Assert.Single((await cook.GetFromJsonAsync<ShareLinkList>($"/api/v1/share-links?recipe={soup.Id}", Json.Options, Cancellation))!.Links);
        Assert.Equal(("Soup", "Cook"), (listed.Name, listed.CreatedBy));
        Assert.NotNull(listed.LastOpenedOn);
        Assert.Equal(listed.CreatedAt.AddDays(30), listed.ExpiresAt);

        using var closed = await cook.DeleteAsync($"/api/v1/share-links/{listed.Id}", Cancellation);
        using var after = await visitor.GetAsync($"/api/v1/share/{link.Token}", Cancellation);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (closed.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_link_that_has_expired_or_whose_recipe_is_archived_shows_nothing()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var (expired, archived) = (await cook.ShareAsync(recipe: soup.Id, days: 1), await cook.ShareAsync(recipe: soup.Id));
        await using (var scope = api.NewScope())
        {
            await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Set<ShareLink>().IgnoreQueryFilters().Where(row => row.Id == expired.Link.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(link => link.ExpiresAt, DateTimeOffset.UnixEpoch), Cancellation);
        }

        using var archive = await cook.PostAsync($"{RecipeClient.Root}/{soup.Id}/archive", null, Cancellation);
        using var visitor = api.NewClient();
        foreach (var token in new[] { expired.Token, archived.Token, "short", new string('x', 43) })
        {
            using var answer = await visitor.GetAsync($"/api/v1/share/{token}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_shares_or_closes_what_is_another_households()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var soup = await cook.CreateAsync("Soup");
        var collection = await CollectAsync(cook, "Sundays", soup.Id);
        var link = await cook.ShareAsync(recipe: soup.Id);

        using var recipe = await stranger.PostAsJsonAsync("/api/v1/share-links", new { recipeId = soup.Id }, Cancellation);
        using var shelf = await stranger.PostAsJsonAsync("/api/v1/share-links", new { collectionId = collection }, Cancellation);
        using var closed = await stranger.DeleteAsync($"/api/v1/share-links/{link.Link.Id}", Cancellation);
        using var both = await cook.PostAsJsonAsync("/api/v1/share-links", new { recipeId = soup.Id, collectionId = collection }, Cancellation);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            new[] { recipe.StatusCode, shelf.StatusCode, closed.StatusCode, both.StatusCode });
        Assert.Empty((await stranger.GetFromJsonAsync<ShareLinkList>("/api/v1/share-links", Json.Options, Cancellation))!.Links);
    }

    [Fact]
    public async Task Whoever_is_signed_in_keeps_a_copy_in_their_own_library()
    {
        var (cook, other) = (await api.NewCookAsync(), await api.NewCookAsync());
        var (soup, bread) = (await cook.CreateAsync(new RecipeInput { Title = "Soup", Notes = "Better on the second day." }), await cook.CreateAsync("Bread"));
        await AddPictureAsync(cook, soup.Id);
        var link = await cook.ShareAsync(recipe: soup.Id);

        using var kept = await other.PostAsync($"/api/v1/share/{link.Token}/recipes/{soup.Id}/copy", null, Cancellation);
        using var beside = await other.PostAsync($"/api/v1/share/{link.Token}/recipes/{bread.Id}/copy", null, Cancellation);
        using var nobody = await api.NewClient().PostAsync($"/api/v1/share/{link.Token}/recipes/{soup.Id}/copy", null, Cancellation);

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (kept.StatusCode, beside.StatusCode, nobody.StatusCode));
        var copy = await other.ReadRecipeAsync((await kept.ReadAsync<RecipeDetails>()).Id);
        Assert.Equal(("Soup", "Better on the second day.", null), (copy.Title, copy.Notes, copy.ForkedFrom));
        var picture = Assert.Single(copy.Images);
        using var shown = await other.GetAsync(picture.Url.Replace("{width}", $"{picture.Widths[0]}", StringComparison.Ordinal), Cancellation);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal(2, (await cook.ListAsync()).Items.Count);
        // It stays when the link is closed and when the original goes.
        (await cook.DeleteAsync($"/api/v1/share-links/{link.Link.Id}", Cancellation)).Dispose();
        Assert.Equal("Soup", (await other.ReadRecipeAsync(copy.Id)).Title);
    }

    /// <summary>CVE-2026-35488 of a peer: whoever held a link for reading could delete what it showed.</summary>
    [Fact]
    public async Task CVE_2026_35488_a_link_for_reading_changes_nothing()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var link = await cook.ShareAsync(recipe: soup.Id);
        using var visitor = api.NewClient();
        using var document = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/openapi.json", Cancellation));
        var tried = 0;
        foreach (var scheme in new[] { "Bearer", "Share", "Token" })
        {
            visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, link.Token);
            foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            {
                foreach (var operation in path.Value.EnumerateObject())
                {
                    if (operation.Name == "get" || !operation.Value.TryGetProperty("security", out _))
                        continue;
                    var address = string.Join('/', path.Name.Split('/').Select(Filled));
                    using var request = new HttpRequestMessage(
                        new HttpMethod(operation.Name.ToUpperInvariant()), $"{address}?share={link.Token}&token={link.Token}");
                    var isForm = operation.Value.TryGetProperty("requestBody", out var body)
                        && body.GetProperty("content").TryGetProperty("multipart/form-data", out _);
                    request.Content = isForm ? SpoiltForms.Right() : new StringContent("{}", Encoding.UTF8, "application/json");
                    using var answer = await visitor.SendAsync(request, Cancellation);
                    Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound, $"{operation.Name} {path.Name}: {answer.StatusCode}");
                    tried++;
                }
            }
        }

        visitor.DefaultRequestHeaders.Authorization = null;
        foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE" })
        {
            foreach (var path in new[] { "", "/recipes", $"/recipes/{soup.Id}" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/share/{link.Token}{path}");
                using var answer = await visitor.SendAsync(request, Cancellation);
                Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method} {path}: {answer.StatusCode}");
            }
        }

        Assert.True(tried > 150);
        Assert.Equal("Soup", (await cook.ReadRecipeAsync(soup.Id)).Title);

        string Filled(string part) => part switch
        {
            "{token}" => link.Token,
            "{code}" => "butter",
            "{section}" or "{line}" or "{number}" or "{position}" => "1",
            ['{', ..] => $"{soup.Id}",
            _ => part,
        };
    }

    private static async Task<RecipeImageInfo> AddPictureAsync(HttpClient cook, Guid recipe)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "photo.jpg" } };
        using var answer = await cook.PostAsync($"{RecipeClient.Root}/{recipe}/images", form, Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<RecipeImageInfo>();
    }

    private static async Task<Guid> CollectAsync(HttpClient cook, string name, params Guid[] recipes)
    {
        using var answer = await cook.PostAsJsonAsync("/api/v1/collections", new { name }, Cancellation);
        var id = (await answer.ReadAsync<JsonElement>()).GetProperty("id").GetGuid();
        foreach (var recipe in recipes)
            (await cook.PutAsync($"/api/v1/collections/{id}/recipes/{recipe}", null, Cancellation)).Dispose();
        return id;
    }
}
