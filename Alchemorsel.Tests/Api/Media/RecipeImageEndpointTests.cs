using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Media;

/// <summary>Order, description, and images from the web.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecipeImageEndpointTests(ApiFixture api)
{
    [Fact]
    public async Task Images_take_the_order_and_the_words_they_are_given_and_the_first_is_the_cover()
    {
        using var cook = await api.NewCookAsync();
        var (recipe, images) = await WithImagesAsync(cook, 3);
        RecipeImageText[] order = [new(images[2].Id, " The soup "), new(images[0].Id, null), new(images[1].Id, "The pot")];

        using var answer = await PutAsync(cook, recipe, order);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var read = await cook.ReadRecipeAsync(recipe);
        Assert.Equal([(images[2].Id, "The soup"), (images[0].Id, null), (images[1].Id, "The pot")], read.Images.Select(image => (image.Id, image.Alt)));
        Assert.Equal($"\"{read.Version}\"", answer.Headers.ETag?.Tag);
        Assert.Equal(images[2].Id, Assert.Single((await cook.ListAsync()).Items).Image?.Id);
    }

    [Fact]
    public async Task An_order_names_each_image_once_and_no_other()
    {
        using var cook = await api.NewCookAsync();
        var (recipe, images) = await WithImagesAsync(cook, 2);
        RecipeImageText first = new(images[0].Id, null), second = new(images[1].Id, null), foreign = new(Guid.CreateVersion7(), null);

        foreach (var order in (RecipeImageText[][])[[], [first], [first, first], [first, second, foreign], [first, foreign]])
        {
            using var answer = await PutAsync(cook, recipe, order);
            await AssertInvalidAsync(answer, "images");
        }

        using var nothing = await cook.PutAsJsonAsync(Path(recipe), new { }, Json.Options, Cancel);
        await AssertInvalidAsync(nothing, "images");
        using var tooLong = await PutAsync(cook, recipe, [first, second with { Alt = new string('x', Limits.NameMax + 1) }]);
        await AssertInvalidAsync(tooLong, "images[1].alt");
        Assert.Equal(images.Select(image => image.Id), (await cook.ReadRecipeAsync(recipe)).Images.Select(image => image.Id));
    }

    [Fact]
    public async Task What_an_image_shows_can_be_said_and_taken_back()
    {
        using var cook = await api.NewCookAsync();
        var (recipe, images) = await WithImagesAsync(cook, 1);

        using var said = await PatchAsync(cook, recipe, images[0].Id, "A bowl of soup");
        Assert.Equal("A bowl of soup", (await said.EnsureSuccessStatusCode().ReadAsync<RecipeImageInfo>()).Alt);
        Assert.Equal("A bowl of soup", (await cook.ReadRecipeAsync(recipe)).Images[0].Alt);

        using var cleared = await PatchAsync(cook, recipe, images[0].Id, "  ");
        Assert.Null((await cleared.EnsureSuccessStatusCode().ReadAsync<RecipeImageInfo>()).Alt);
        using var tooLong = await PatchAsync(cook, recipe, images[0].Id, new string('x', Limits.NameMax + 1));
        await AssertInvalidAsync(tooLong, "alt");
        using var unknown = await PatchAsync(cook, recipe, Guid.CreateVersion7(), "Nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_image_comes_from_the_web_through_the_guarded_client()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.Body.WriteAsync(TestImages.Jpeg(700, 400)).AsTask());
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        using var answer = await LetThroughAsync(site, () => FromUrlAsync(cook, recipe.Id, site.Url("/soup.jpg").ToString(), "Soup"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var image = await answer.ReadAsync<RecipeImageInfo>();
        Assert.Equal((700, 400, "Soup"), (image.Width, image.Height, image.Alt));
        Assert.Equal(image.Id, Assert.Single((await cook.ReadRecipeAsync(recipe.Id)).Images).Id);
        using var shown = await cook.GetAsync(answer.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Fact]
    public async Task What_the_web_does_not_give_is_a_problem_at_the_address_and_leaves_nothing()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/gone.jpg" ? 404 : 200;
            return context.Response.WriteAsync("<html>no image</html>");
        });
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        foreach (var nonsense in (string?[])[null, "", "soup.jpg", "ftp://example.org/soup.jpg", "file:///etc/passwd", "data:image/png;base64,AA=="])
        {
            using var refused = await FromUrlAsync(cook, recipe.Id, nonsense);
            await AssertInvalidAsync(refused, "url");
        }

        using var inside = await FromUrlAsync(cook, recipe.Id, "http://169.254.169.254/latest/meta-data/");
        await AssertProblemAsync(inside, HttpStatusCode.UnprocessableEntity, "address-refused");
        using var loopback = await FromUrlAsync(cook, recipe.Id, site.Url("/soup.jpg").ToString());
        await AssertProblemAsync(loopback, HttpStatusCode.UnprocessableEntity, "address-refused");
        using var gone = await LetThroughAsync(site, () => FromUrlAsync(cook, recipe.Id, site.Url("/gone.jpg").ToString()));
        await AssertProblemAsync(gone, HttpStatusCode.BadGateway, "site-failed");
        using var page = await LetThroughAsync(site, () => FromUrlAsync(cook, recipe.Id, site.Url("/soup.jpg").ToString()));
        await AssertProblemAsync(page, HttpStatusCode.UnprocessableEntity, "not-an-image");
        Assert.Empty((await cook.ReadRecipeAsync(recipe.Id)).Images);
    }

    [Fact]
    public async Task An_image_that_can_not_be_fetched_for_too_many_others_is_answered_with_when_to_come_back()
    {
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var site = await TestSite.StartAsync(async context =>
        {
            arrived.TrySetResult();
            await go.Task;
            await context.Response.Body.WriteAsync(TestImages.Jpeg());
        });
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var options = api.Services.GetRequiredService<IOptions<GuardOptions>>().Value;
        var (perHost, waiting) = (options.AtOncePerHost, options.Waiting);
        (options.AtOncePerHost, options.Waiting) = (1, 0);
        try
        {
            var first = LetThroughAsync(site, () => FromUrlAsync(cook, recipe.Id, site.Url("/one.jpg").ToString()));
            await arrived.Task.WaitAsync(Cancel);

            using var second = await FromUrlAsync(cook, recipe.Id, site.Url("/two.jpg").ToString());

            await AssertProblemAsync(second, HttpStatusCode.ServiceUnavailable, "busy");
            Assert.Equal(TimeSpan.FromSeconds(3), second.Headers.RetryAfter?.Delta);
            go.SetResult();
            using var added = await first;
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        }
        finally
        {
            (options.AtOncePerHost, options.Waiting) = (perHost, waiting);
        }
    }

    [Fact]
    public async Task Another_household_can_neither_arrange_nor_describe_nor_add_and_nobody_can_at_all()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        using var nobody = api.NewClient();
        var (recipe, images) = await WithImagesAsync(cook, 1);
        RecipeImageText[] order = [new(images[0].Id, "Mine now")];

        foreach (var (client, status) in ((HttpClient, HttpStatusCode)[])[(stranger, HttpStatusCode.NotFound), (nobody, HttpStatusCode.Unauthorized)])
        {
            using var arranged = await PutAsync(client, recipe, order);
            using var described = await PatchAsync(client, recipe, images[0].Id, "Mine now");
            using var added = await FromUrlAsync(client, recipe, "https://example.org/soup.jpg");
            Assert.All([arranged, described, added], answer => Assert.Equal(status, answer.StatusCode));
        }

        Assert.Null((await cook.ReadRecipeAsync(recipe)).Images[0].Alt);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Path(Guid recipe) => $"/api/v1/recipes/{recipe}/images";

    private static Task<HttpResponseMessage> PutAsync(HttpClient cook, Guid recipe, RecipeImageText[] order) =>
        cook.PutAsJsonAsync(Path(recipe), new RecipeImageOrder { Images = order }, Json.Options, Cancel);

    private static Task<HttpResponseMessage> PatchAsync(HttpClient cook, Guid recipe, Guid image, string? alt) =>
        cook.PatchAsJsonAsync($"{Path(recipe)}/{image}", new RecipeImageChange { Alt = alt }, Json.Options, Cancel);

    private static Task<HttpResponseMessage> FromUrlAsync(HttpClient cook, Guid recipe, string? url, string? alt = null) =>
        cook.PostAsJsonAsync($"{Path(recipe)}/from-url", new RecipeImageFromUrl { Url = url, Alt = alt }, Json.Options, Cancel);

    private static async Task<(Guid Recipe, List<RecipeImageInfo> Images)> WithImagesAsync(HttpClient cook, int count)
    {
        var recipe = await cook.CreateAsync("Soup");
        var images = new List<RecipeImageInfo>();
        for (var number = 0; number < count; number++)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "soup.jpg" } };
            using var answer = await cook.PostAsync(Path(recipe.Id), form, Cancel);
            images.Add(await answer.EnsureSuccessStatusCode().ReadAsync<RecipeImageInfo>());
        }

        return (recipe.Id, images);
    }

    /// <summary>The Api may reach <paramref name="site"/> while <paramref name="call"/> runs.</summary>
    private async Task<HttpResponseMessage> LetThroughAsync(TestSite site, Func<Task<HttpResponseMessage>> call)
    {
        var allowed = api.Services.GetRequiredService<IOptions<GuardOptions>>().Value.AllowedEndpoints;
        allowed.Add(site.Endpoint);
        try
        {
            return await call();
        }
        finally
        {
            allowed.Remove(site.Endpoint);
        }
    }

    private static async Task AssertInvalidAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string name)
    {
        Assert.Equal(status, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:alchemorsel:problem:" + name, problem.GetProperty("type").GetString());
    }
}
