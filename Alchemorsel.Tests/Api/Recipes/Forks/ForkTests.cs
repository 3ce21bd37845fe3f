using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes.Revisions;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes.Forks;

[Collection(ApiGroup.Name)]
public sealed class ForkTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_is_a_draft_of_its_own_that_says_where_it_comes_from()
    {
        using var cook = await api.NewCookAsync();
        var origin = await cook.CreateAsync(new RecipeInput
        {
            Title = "Carrot cake",
            Servings = 12,
            Tags = ["cake"],
            Notes = "Rest it.",
            Ingredients = [new(null, ["300 g carrots", "3 eggs"])],
            Steps = [new(null, ["Bake."])],
        });

        var copy = await ForkAsync(cook, origin.Id);
        await cook.ChangeAsync(copy.Id, new RecipeInput { Title = "Parsnip cake" });

        Assert.Equal(("Carrot cake (copy)", RecipeStatus.Draft), (copy.Title, copy.Status));
        Assert.Equal(new RecipeOrigin(origin.Id, "Carrot cake"), copy.ForkedFrom);
        Assert.Equal((12, "Rest it."), (copy.Servings, copy.Notes));
        Assert.Equivalent(origin.Ingredients, copy.Ingredients, strict: true);
        Assert.Equal([RevisionKind.Edited, RevisionKind.Forked], (await cook.RevisionsAsync(copy.Id)).Items.Select(revision => revision.Kind));
        Assert.Equal("Carrot cake", (await cook.ReadRecipeAsync(origin.Id)).Title);
        Assert.Equal(new RecipeOrigin(origin.Id, "Carrot cake"), (await cook.ReadRecipeAsync(copy.Id)).ForkedFrom);
    }

    [Fact]
    public async Task The_copys_pictures_are_its_own()
    {
        using var cook = await api.NewCookAsync();
        var origin = await cook.CreateAsync("Carrot cake");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg(700, 500)), "file", "cake.jpg" } };
        using (var uploaded = await cook.PostAsync($"/api/v1/recipes/{origin.Id}/images", form, Cancellation))
            Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);

        var copy = await ForkAsync(cook, origin.Id);
        using var archived = await cook.SendAsync(HttpMethod.Post, $"/{origin.Id}/archive");
        using var deleted = await cook.SendAsync(HttpMethod.Delete, $"/{origin.Id}");
        var image = Assert.Single(copy.Images);
        using var picture = await cook.GetAsync(image.Url.Replace("{width}", $"{image.Widths[0]}", StringComparison.Ordinal), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("image/webp", picture.Content.Headers.ContentType?.MediaType);
        // The original is gone, its title stays.
        Assert.Equal(new RecipeOrigin(null, "Carrot cake"), (await cook.ReadRecipeAsync(copy.Id)).ForkedFrom);
    }

    [Fact]
    public async Task A_title_can_be_given_and_a_long_one_stays_within_its_bounds()
    {
        using var cook = await api.NewCookAsync();
        var origin = await cook.CreateAsync(new string('x', Limits.TitleMax));

        var named = await ForkAsync(cook, origin.Id, "My own");
        var unnamed = await ForkAsync(cook, origin.Id);
        using var short1 = await PostAsync(cook, origin.Id, "x");
        using var blank = await PostAsync(cook, origin.Id, "     ");

        Assert.Equal("My own", named.Title);
        Assert.Equal(Limits.TitleMax, unnamed.Title.Length);
        Assert.EndsWith("x (copy)", unnamed.Title, StringComparison.Ordinal);
        Assert.Equal(["title"], (await short1.RefusalAsync()).Errors.Keys);
        Assert.Equal(["title"], (await blank.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_repeated_request_with_its_key_makes_one_copy()
    {
        using var cook = await api.NewCookAsync();
        var origin = await cook.CreateAsync("Carrot cake");

        using var first = await PostAsync(cook, origin.Id, null, "the same thumb");
        using var second = await PostAsync(cook, origin.Id, null, "the same thumb");

        Assert.Equal((await first.ReadAsync<RecipeDetails>()).Id, (await second.ReadAsync<RecipeDetails>()).Id);
        Assert.Equal(2, (await cook.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_strangers_recipe_is_not_copied()
    {
        using var owner = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var recipe = await owner.CreateAsync("Secret sauce");

        using var answer = await PostAsync(stranger, recipe.Id, null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty((await stranger.ListAsync()).Items);
    }

    private static async Task<RecipeDetails> ForkAsync(HttpClient cook, Guid id, string? title = null)
    {
        using var answer = await PostAsync(cook, id, title);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<RecipeDetails>();
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient cook, Guid id, string? title, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{RecipeClient.Root}/{id}/fork")
        {
            Content = JsonContent.Create(new ForkRequest { Title = title }, new MediaTypeHeaderValue("application/json"), Json.Options),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return cook.SendAsync(request, Cancellation);
    }
}
