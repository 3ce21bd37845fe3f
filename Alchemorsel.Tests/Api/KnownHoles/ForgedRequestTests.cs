using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Importing;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Alchemorsel.Tests.Api.KnownHoles;

/// <summary>
/// What other recipe managers could be made to fetch for a stranger, asked of every route that fetches: a server inside of our network must
/// not notice a thing. Each form of an address is in FetchGuardTests.
/// </summary>
[Collection(ApiGroup.Name)]
public sealed class ForgedRequestTests(ApiFixture api)
{
    private const string Secret = "the secret of the inner network";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Shown to fail: with FetchGuard.IsAllowed and IsAllowedPort answering true.
    [Fact(DisplayName = "CVE-2024-31991, CVE-2024-31993, CVE-2022-23071: no route reaches a server of the inner network")]
    public async Task No_route_reaches_a_server_of_the_inner_network()
    {
        await using var inside = await TestSite.StartAsync(context => context.Response.WriteAsync(Secret));
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        var address = inside.Url("/secret");

        using var preview = await cook.PostAsJsonAsync("/api/v1/imports/preview", new { url = address }, Json.Options, Cancellation);
        using var image = await cook.PostAsJsonAsync($"{RecipeClient.Root}/{recipe.Id}/images/from-url", new { url = address }, Json.Options, Cancellation);
        var saved = await cook.CreateAsync(new RecipeInput { Title = "Stew", ImageUrl = address.ToString() });
        var job = await cook.EndAsync(cook.ImportAsync(DuplicatePolicy.Ask, address));
        var file = await cook.EndAsync(cook.ImportFileAsync(
            System.Text.Encoding.UTF8.GetBytes($$"""{"@type":"Recipe","name":"Cake","recipeIngredient":["1 egg"],"image":"{{address}}","url":"{{address}}"}"""), "cake.json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, preview.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, image.StatusCode);
        Assert.Empty(saved.Images);
        Assert.Equal((0, 1, 0, 0, 0, 0, 0), job.Counted());
        Assert.Equal(1, file.Counts.Done);
        Assert.Empty(inside.Requests);
    }

    // Shown to fail: with FetchGuard.IsAllowed and IsAllowedPort answering true.
    [Fact(DisplayName = "CVE-2026-25991: a page of the public web can't send us on into the inner network")]
    public async Task A_page_can_not_send_us_on_into_the_inner_network()
    {
        await using var inside = await TestSite.StartAsync(context => context.Response.WriteAsync(Secret));
        await using var outside = await TestSite.StartAsync(context =>
        {
            context.Response.Redirect(inside.Url("/secret").ToString());
            return Task.CompletedTask;
        });
        api.LetFetch(outside);
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        using var preview = await cook.PostAsJsonAsync("/api/v1/imports/preview", new { url = outside.Url("/") }, Json.Options, Cancellation);
        using var image = await cook.PostAsJsonAsync($"{RecipeClient.Root}/{recipe.Id}/images/from-url", new { url = outside.Url("/soup.jpg") }, Json.Options, Cancellation);
        var job = await cook.EndAsync(cook.ImportAsync(DuplicatePolicy.Ask, outside.Url("/")));

        Assert.Equal((422, 422), ((int)preview.StatusCode, (int)image.StatusCode));
        Assert.DoesNotContain(Secret, await preview.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal((0, 1, 0, 0, 0, 0, 0), job.Counted());
        Assert.Equal(3, outside.Requests.Count);
        Assert.Empty(inside.Requests);
    }

    // Shown to fail: with CappedStream.Count letting everything through.
    [Theory(DisplayName = "CVE-2024-31992, CVE-2024-31994: a page or picture without an end is left after so many bytes")]
    [InlineData("/page")]
    [InlineData("/picture.jpg")]
    public async Task What_has_no_end_is_left_after_so_many_bytes(string path)
    {
        await using var endless = await TestSite.StartAsync(async context =>
        {
            context.Response.ContentType = path == "/page" ? "text/html" : "image/jpeg";
            var piece = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        });
        api.LetFetch(endless);
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        var (route, url) = path == "/page" ? ("/api/v1/imports/preview", endless.Url(path)) : ($"{RecipeClient.Root}/{recipe.Id}/images/from-url", endless.Url(path));
        using var answer = await cook.PostAsJsonAsync(route, new { url }, Json.Options, Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("too large", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
