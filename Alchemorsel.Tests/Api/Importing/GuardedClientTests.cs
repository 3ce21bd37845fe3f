using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using Alchemorsel.Api.Importing.Guard;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Importing;

public sealed class GuardedClientTests
{
    private const int Cap = 64 * 1024;

    [Fact]
    public async Task A_page_is_fetched_with_its_type_charset_and_final_address()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path == "/old")
            {
                context.Response.Redirect("/new", permanent: true);
                return Task.CompletedTask;
            }

            context.Response.ContentType = "Text/HTML; charset=\"iso-8859-2\"";
            return context.Response.WriteAsync("page");
        });

        var page = Assert.IsType<FetchOutcome.Fetched>(await GetAsync(site, "/old"));

        Assert.Equal("/new", page.Url.AbsolutePath);
        Assert.Equal("text/html", page.MediaType);
        Assert.Equal("iso-8859-2", page.Charset);
        Assert.Equal("page"u8.ToArray(), page.Body);
    }

    [Fact]
    public async Task Nothing_about_us_travels_to_the_site_and_its_cookies_do_not_come_back()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Cookies.Append("track", "me");
            if (context.Request.Path == "/1")
                context.Response.Redirect("/2");
            return Task.CompletedTask;
        });

        await GetAsync(site, "/1");

        Assert.Equal(2, site.Requests.Count);
        Assert.All(site.Requests, request =>
        {
            Assert.DoesNotContain("Cookie", request.Headers.Keys);
            Assert.DoesNotContain("traceparent", request.Headers.Keys);
            Assert.DoesNotContain("Authorization", request.Headers.Keys);
            Assert.DoesNotContain("Referer", request.Headers.Keys);
        });
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_followed_and_not_four(int redirects, bool arrives)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            var hop = int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture);
            if (hop > 0)
                context.Response.Redirect("/" + (hop - 1).ToString(CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });

        var outcome = await GetAsync(site, "/" + redirects.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(arrives, outcome is FetchOutcome.Fetched);
        if (!arrives)
            Assert.Equal(FetchFailure.TooManyRedirects, ((FetchOutcome.Failed)outcome).Reason);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_page_is_decompressed(string encoding)
    {
        await using var site = await TestSite.StartAsync(context => SendCompressedAsync(context, encoding, "squeezed"u8.ToArray()));

        Assert.Equal("squeezed"u8.ToArray(), Assert.IsType<FetchOutcome.Fetched>(await GetAsync(site, "/")).Body);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_decompression_bomb_is_stopped_at_the_cap(string encoding)
    {
        await using var site = await TestSite.StartAsync(context => SendCompressedAsync(context, encoding, new byte[8 * 1024 * 1024]));

        Assert.Equal(FetchFailure.TooLarge, await FailureAsync(site));
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("zstd")]
    public async Task An_encoding_that_was_not_asked_for_is_a_bad_answer(string encoding)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.WriteAsync("?");
        });

        Assert.Equal(FetchFailure.BadAnswer, await FailureAsync(site));
    }

    [Fact]
    public async Task Damaged_compression_is_a_bad_answer()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("this is not gzip at all");
        });

        Assert.Equal(FetchFailure.BadAnswer, await FailureAsync(site));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_cap_is_refused_whether_its_length_is_declared_or_not(bool declared)
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            if (declared)
                context.Response.ContentLength = Cap + 1;
            await context.Response.Body.WriteAsync(new byte[Cap]);
            await context.Response.Body.FlushAsync();
            await context.Response.Body.WriteAsync(new byte[1]);
        });

        Assert.Equal(FetchFailure.TooLarge, await FailureAsync(site));
    }

    [Fact]
    public async Task A_body_of_exactly_the_cap_is_read()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.Body.WriteAsync(new byte[Cap]).AsTask());

        Assert.Equal(Cap, Assert.IsType<FetchOutcome.Fetched>(await GetAsync(site, "/")).Body.Length);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            for (var header = 0; header < 40; header++)
                context.Response.Headers["X-" + header.ToString(CultureInfo.InvariantCulture)] = new string('x', 1024);
            return Task.CompletedTask;
        });

        Assert.Equal(FetchFailure.TooLarge, await FailureAsync(site));
    }

    [Fact]
    public async Task A_server_that_drips_is_cut_off_when_the_time_is_up()
    {
        var dripping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await TestSite.StartAsync(async context =>
        {
            await context.Response.WriteAsync("<html>");
            await context.Response.Body.FlushAsync();
            dripping.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var time = new FakeTimeProvider();
        using var client = site.Client(time);

        var fetch = client.GetAsync(site.Url("/"), Cap, "text/html", TestContext.Current.CancellationToken);
        await dripping.Task;
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(fetch.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(FetchFailure.TimedOut, Assert.IsType<FetchOutcome.Failed>(await fetch).Reason);
    }

    [Fact]
    public async Task A_name_server_that_never_answers_is_cut_off_when_the_time_is_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = new FakeTimeProvider();
        using var client = TestSite.Guarded(new GuardOptions(), time, async (_, cancellationToken) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        });

        var fetch = client.GetAsync(new Uri("http://slow.example/"), Cap, "text/html", TestContext.Current.CancellationToken);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(10.1));

        Assert.Equal(FetchFailure.TimedOut, Assert.IsType<FetchOutcome.Failed>(await fetch).Reason);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_a_time_out()
    {
        using var client = TestSite.Guarded(new GuardOptions(), resolve: async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        });
        using var caller = new CancellationTokenSource();
        var fetch = client.GetAsync(new Uri("http://slow.example/"), Cap, "text/html", caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Theory]
    [InlineData(403, "paste its HTML")]
    [InlineData(404, "no such page")]
    [InlineData(500, "Try again later")]
    public async Task A_status_other_than_success_is_explained(int status, string words)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var failed = Assert.IsType<FetchOutcome.Failed>(await GetAsync(site, "/"));

        Assert.Equal(FetchFailure.BadStatus, failed.Reason);
        Assert.Contains(words, failed.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_told_as_that()
    {
        using var client = TestSite.Guarded(new GuardOptions(),
            resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var outcome = await client.GetAsync(new Uri("http://nowhere.example/"), Cap, "text/html", TestContext.Current.CancellationToken);

        Assert.Equal(FetchFailure.NotResolved, Assert.IsType<FetchOutcome.Failed>(outcome).Reason);
    }

    [Fact]
    public async Task A_closed_port_is_told_as_unreachable()
    {
        var site = await TestSite.StartAsync(_ => Task.CompletedTask);
        using var client = site.Client();
        var url = site.Url("/");
        await site.DisposeAsync();

        var outcome = await client.GetAsync(url, Cap, "text/html", TestContext.Current.CancellationToken);

        Assert.Equal(FetchFailure.Unreachable, Assert.IsType<FetchOutcome.Failed>(outcome).Reason);
    }

    private static async Task<FetchOutcome> GetAsync(TestSite site, string path)
    {
        using var client = site.Client();
        return await client.GetAsync(site.Url(path), Cap, "text/html", TestContext.Current.CancellationToken);
    }

    private static async Task<FetchFailure> FailureAsync(TestSite site) =>
        Assert.IsType<FetchOutcome.Failed>(await GetAsync(site, "/")).Reason;

    private static async Task SendCompressedAsync(HttpContext context, string encoding, byte[] body)
    {
        context.Response.Headers.ContentEncoding = encoding;
        using var squeezed = new MemoryStream();
        await using (Stream stream = encoding == "br"
            ? new BrotliStream(squeezed, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(squeezed, CompressionLevel.Fastest, leaveOpen: true))
            await stream.WriteAsync(body);
        await context.Response.Body.WriteAsync(squeezed.ToArray());
    }
}
