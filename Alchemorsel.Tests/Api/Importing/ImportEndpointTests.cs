using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Cooking.Reading;
using Microsoft.AspNetCore.Http;

namespace Alchemorsel.Tests.Api.Importing;

public sealed class ImportEndpointTests
{
    private const string Json = "/api/v1/imports/preview";
    private const string Raw = "/api/v1/imports/preview/html";

    [Theory]
    [InlineData(Json)]
    [InlineData(Raw)]
    public async Task Nobody_imports_without_signing_in(string route)
    {
        await using var host = await ImportHost.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await host.Client.PostAsJsonAsync(route, new ImportRequest { Html = "<p>" }, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_page_at_an_address_is_fetched_and_read_and_its_final_address_is_the_source()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path == "/old")
            {
                context.Response.Redirect("/soup");
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/html; charset=windows-1252";
            return context.Response.Body.WriteAsync((byte[])[.. "Cr"u8, 0xE8, .. "me soup"u8]).AsTask();
        });
        await using var host = await ImportHost.StartAsync(site, TitleOnly);

        using var response = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Url = site.Url("/old").ToString() }, Cancel);

        var preview = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportPreview>(Cancel);
        Assert.Equal("Crème soup", preview!.Recipe.Title);
        Assert.Equal(site.Url("/soup").ToString(), preview.Recipe.SourceUrl);
    }

    [Fact]
    public async Task Html_wins_over_the_address_which_then_only_names_the_source()
    {
        await using var site = await TestSite.StartAsync(_ => Task.CompletedTask);
        await using var host = await ImportHost.StartAsync(site, TitleOnly);
        var url = site.Url("/never-fetched").ToString();

        using var response = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Url = url, Html = "Pasted soup" }, Cancel);

        var preview = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportPreview>(Cancel);
        Assert.Equal("Pasted soup", preview!.Recipe.Title);
        Assert.Equal(url, preview.Recipe.SourceUrl);
        Assert.Empty(site.Requests);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Raw)]
    public async Task The_plain_text_of_a_recipe_is_read_and_each_field_tells_how(string route)
    {
        const string Text = "Leek soup\nServes 4\n2 leeks\n1 l water\n\nCut the leeks and simmer them in the water.";
        await using var host = await ImportHost.StartAsync();

        using var response = route == Json
            ? await host.Client.PostAsJsonAsync(route, new ImportRequest { Html = Text }, Cancel)
            : await host.Client.PostAsync(route, new StringContent(Text), Cancel);

        var preview = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportPreview>(Cancel);
        Assert.Equal(("Leek soup", 4, "text"), (preview!.Recipe.Title, preview.Recipe.Servings, preview.Source));
        Assert.Equal(["2 leeks", "1 l water"], preview.Recipe.Ingredients.Single().Lines);
        Assert.Equal("text", preview.Sources["ingredients"]);
        Assert.Contains(preview.Notices, notice => notice.Contains("plain text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pasted_page_in_another_charset_is_read_as_the_header_says()
    {
        await using var host = await ImportHost.StartAsync(readPage: TitleOnly);
        using var body = new ByteArrayContent([.. "Cr"u8, 0xE8, .. "me"u8]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("text/html; charset=iso-8859-1");

        using var response = await host.Client.PostAsync(Raw + "?url=https%3A%2F%2Fexample.com%2Fcreme", body, Cancel);

        var preview = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportPreview>(Cancel);
        Assert.Equal("Crème", preview!.Recipe.Title);
        Assert.Equal("https://example.com/creme", preview.Recipe.SourceUrl);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_tolerated()
    {
        await using var host = await ImportHost.StartAsync(readPage: TitleOnly);

        using var response = await host.Client.PostAsync(Raw, new ByteArrayContent([.. "So"u8, 0xC3, 0x28, .. "up"u8]), Cancel);

        var preview = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportPreview>(Cancel);
        Assert.Equal("So\uFFFD(up", preview!.Recipe.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public async Task An_empty_body_is_told_so(string body)
    {
        await using var host = await ImportHost.StartAsync();

        using var raw = await host.Client.PostAsync(Raw, new StringContent(body), Cancel);
        using var json = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Html = body }, Cancel);

        await AssertProblemAsync(raw, HttpStatusCode.BadRequest, "empty-body");
        await AssertProblemAsync(json, HttpStatusCode.BadRequest, "empty-body");
    }

    [Fact]
    public async Task A_request_for_nothing_is_told_what_is_missing()
    {
        await using var host = await ImportHost.StartAsync();

        using var response = await host.Client.PostAsJsonAsync(Json, new ImportRequest(), Cancel);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "validation", field: "url");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_of_html_are_too_large_whether_declared_or_not(bool declared)
    {
        await using var host = await ImportHost.StartAsync();
        host.Client.DefaultRequestHeaders.ExpectContinue = true;
        using HttpContent body = declared ? new ByteArrayContent(new byte[50 * 1024 * 1024]) : new EndlessPage(50 * 1024 * 1024);
        using var request = new HttpRequestMessage(HttpMethod.Post, Raw) { Content = body };

        using var response = await host.Client.SendAsync(request, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Html_over_the_limit_is_too_large_in_json_too()
    {
        await using var host = await ImportHost.StartAsync();

        var request = new ImportRequest { Html = new string('x', Limits.HtmlMaxBytes + 1) };

        using var response = await host.Client.PostAsJsonAsync(Json, request, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_told_so()
    {
        await using var host = await ImportHost.StartAsync();

        using var photo = new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70]);

        using var response = await host.Client.PostAsync(Raw, photo, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "could-not-read");
    }

    [Fact]
    public async Task A_page_without_a_recipe_is_told_so()
    {
        await using var host = await ImportHost.StartAsync(readPage: (_, _) => new ReadResult(null, ReadSource.None, []));

        using var response = await host.Client.PostAsync(Raw, new StringContent("<html><h1>About us</h1></html>"), Cancel);

        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "could-not-read");
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]/")]
    public async Task An_address_that_is_not_public_is_refused_at_the_field(string url)
    {
        await using var host = await ImportHost.StartAsync();

        using var response = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Url = url }, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "address-refused", field: "url");
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("soup")]
    public async Task An_address_that_is_no_web_address_is_invalid(string url)
    {
        await using var host = await ImportHost.StartAsync();

        using var json = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Url = url }, Cancel);
        using var raw = await host.Client.PostAsync(Raw + "?url=" + Uri.EscapeDataString(url), new StringContent("page"), Cancel);

        await AssertProblemAsync(json, HttpStatusCode.BadRequest, "validation", field: "url");
        await AssertProblemAsync(raw, HttpStatusCode.BadRequest, "validation", field: "url");
    }

    [Fact]
    public async Task A_site_with_an_error_of_its_own_is_a_bad_gateway()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var host = await ImportHost.StartAsync(site);

        using var response = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Url = site.Url("/").ToString() }, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.BadGateway, "site-failed", field: "url");
    }

    [Fact]
    public async Task A_site_that_never_answers_is_a_gateway_time_out()
    {
        await using var site = await TestSite.StartAsync(context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await using var host = await ImportHost.StartAsync(site, guard: options => options.TotalTime = TimeSpan.FromMilliseconds(50));

        using var response = await host.Client.PostAsJsonAsync(Json, new ImportRequest { Url = site.Url("/").ToString() }, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.GatewayTimeout, "site-too-slow", field: "url");
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_given_up_but_keeps_its_place_until_it_is_done()
    {
        using var release = new ManualResetEventSlim();
        await using var host = await ImportHost.StartAsync(
            readPage: (html, url) =>
            {
                release.Wait(Cancel);
                return TitleOnly(html, url);
            },
            reading: options => (options.AtOnce, options.Waiting, options.Budget) = (1, 0, TimeSpan.FromMilliseconds(20)));

        using var slow = await host.Client.PostAsync(Raw, new StringContent("slow page"), Cancel);
        using var busy = await host.Client.PostAsync(Raw, new StringContent("next page"), Cancel);
        release.Set();

        await AssertProblemAsync(slow, HttpStatusCode.UnprocessableEntity, "could-not-read");
        await AssertProblemAsync(busy, HttpStatusCode.ServiceUnavailable, "busy");
        Assert.NotNull(busy.Headers.RetryAfter);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Stands in for the reader where only the way to it is tested: the page's text is the title.</summary>
    private static ReadResult TitleOnly(string html, Uri? url) =>
        new(new RecipeDraft { Title = html, Ingredients = [new DraftSection(null, ["1 egg"])] }, ReadSource.JsonLd, []);

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string name, string? field = null)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("urn:alchemorsel:problem:" + name, problem.RootElement.GetProperty("type").GetString());
        Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
        if (field is not null)
            Assert.NotEmpty(problem.RootElement.GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    /// <summary>A body that doesn't say how long it is.</summary>
    private sealed class EndlessPage(long bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[64 * 1024];
            for (long sent = 0; sent < bytes; sent += block.Length)
                await stream.WriteAsync(block);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
