using System.Net;
using System.Net.Http.Headers;
using Alchemorsel.Api.Media;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetVips;

namespace Alchemorsel.Tests.Api.Media;

/// <summary>How files are sent: formats, parts, conditions, and what happens when the storage fails.</summary>
[Collection(ApiGroup.Name)]
public sealed class MediaServingTests(ApiFixture api)
{
    [Theory]
    [InlineData("webp", "image/webp", "webpload_buffer")]
    [InlineData("avif", "image/avif", "heifload_buffer")]
    [InlineData("jpg", "image/jpeg", "jpegload_buffer")]
    public async Task Every_format_that_an_image_names_is_served_as_what_it_is(string format, string type, string loader)
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);
        Assert.Contains(format, image.Formats);

        using var answer = await cook.GetAsync(Url(image, format), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("bytes", Assert.Single(answer.Headers.AcceptRanges));
        using var read = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(loader, read.Get("vips-loader"));
        Assert.Equal(320, read.Width);
    }

    [Fact]
    public async Task The_preview_and_the_formats_come_with_the_recipe_and_with_the_list()
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);

        var listed = Assert.Single((await cook.ListAsync()).Items).Image!;

        Assert.StartsWith("data:image/webp;base64,", image.Preview, StringComparison.Ordinal);
        Assert.Equal(image.Preview, listed.Preview);
        Assert.Equal(["webp", "avif", "jpg"], listed.Formats);
    }

    [Fact]
    public async Task The_head_of_a_file_is_that_of_the_whole_without_its_content()
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);
        using var whole = await cook.GetAsync(Url(image), Cancel);

        using var answer = await cook.SendAsync(new HttpRequestMessage(HttpMethod.Head, Url(image)), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentLength, answer.Content.Headers.ContentLength);
        Assert.Equal(whole.Headers.ETag, answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_part_is_sent_from_the_front_the_middle_or_the_end_and_what_lies_outside_is_refused()
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);
        var whole = await cook.GetByteArrayAsync(Url(image), Cancel);

        using var middle = await GetAsync(cook, image, request => request.Headers.Range = new RangeHeaderValue(10, 19));
        using var end = await GetAsync(cook, image, request => request.Headers.Range = new RangeHeaderValue(null, 5));
        using var outside = await GetAsync(cook, image, request => request.Headers.Range = new RangeHeaderValue(whole.Length, null));

        Assert.Equal(HttpStatusCode.PartialContent, middle.StatusCode);
        Assert.Equal($"bytes 10-19/{whole.Length}", middle.Content.Headers.ContentRange?.ToString());
        Assert.Equal(whole[10..20], await middle.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(whole[^5..], await end.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, outside.StatusCode);
        Assert.Equal($"bytes */{whole.Length}", outside.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task What_the_browser_holds_is_confirmed_without_asking_the_storage()
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);
        using var first = await cook.GetAsync(Url(image), Cancel);
        var tag = first.Headers.ETag!;
        await api.Services.GetRequiredService<IMediaStorage>().DeleteAsync(image.Id, Cancel);

        using var same = await GetAsync(cook, image, request => request.Headers.IfNoneMatch.Add(tag));
        using var weak = await GetAsync(cook, image, request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, isWeak: true)));
        using var other = await GetAsync(cook, image, request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));

        Assert.All([same, weak], answer =>
        {
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
            Assert.Equal(tag, answer.Headers.ETag);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
        });
        // A row whose file is gone: not there, and nothing that a browser should remember for a year.
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Null(other.Headers.CacheControl?.MaxAge);
    }

    [Fact]
    public async Task Another_household_is_not_even_told_that_it_holds_the_image()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var image = await AddAsync(cook);
        using var first = await cook.GetAsync(Url(image), Cancel);

        using var answer = await GetAsync(stranger, image, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var head = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, Url(image)), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    [Fact]
    public async Task A_storage_that_fails_is_said_to_be_unavailable_for_now()
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);
        // A folder where the file was: it can't be opened, and not because it isn't there.
        var file = Path.Combine(
            api.Services.GetRequiredService<IOptions<MediaOptions>>().Value.LocalPath, MediaNames.Path(new(image.Id, 320, MediaFormat.Webp)));
        File.Delete(file);
        Directory.CreateDirectory(file);

        using var answer = await cook.GetAsync(Url(image), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Contains("storage-unavailable", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Url(RecipeImageInfo image, string format = "webp") => $"/media/{image.Id}/320.{format}";

    private static async Task<HttpResponseMessage> GetAsync(HttpClient cook, RecipeImageInfo image, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(image));
        prepare(request);
        return await cook.SendAsync(request, Cancel);
    }

    private static async Task<RecipeImageInfo> AddAsync(HttpClient cook)
    {
        var recipe = await cook.CreateAsync("Soup");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg(700, 400)), "file", "soup.jpg" } };
        using var answer = await cook.PostAsync($"/api/v1/recipes/{recipe.Id}/images", form, Cancel);
        return await answer.EnsureSuccessStatusCode().ReadAsync<RecipeImageInfo>();
    }
}
