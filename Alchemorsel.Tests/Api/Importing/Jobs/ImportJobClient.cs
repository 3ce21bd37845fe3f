using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>What the tests say to the endpoints of imports, in a line each.</summary>
internal static class ImportJobClient
{
    public const string Root = "/api/v1/imports/jobs";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lets the Api under test fetch from the test's own site, without the pauses that a stranger's site is owed.</summary>
    public static void LetFetch(this ApiFixture api, TestSite site)
    {
        api.Services.GetRequiredService<IOptions<ImportJobOptions>>().Value.HostPause = TimeSpan.Zero;
        api.Services.GetRequiredService<IOptions<GuardOptions>>().Value.AllowedEndpoints.Add(site.Endpoint);
    }

    public static async Task<ImportJob> ImportAsync(this HttpClient cook, DuplicatePolicy duplicates, params IEnumerable<Uri> urls)
    {
        var request = new ImportJobRequest { Urls = [.. urls.Select(url => url.ToString())], Duplicates = duplicates };
        using var answer = await cook.PostAsJsonAsync(Root, request, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<ImportJob>();
    }

    public static async Task<ImportJob> ImportFileAsync(this HttpClient cook, byte[] file, string name = "recipes.zip", string duplicates = "ask")
    {
        using var answer = await cook.PostAsync($"{Root}/file?fileName={Uri.EscapeDataString(name)}&duplicates={duplicates}", new ByteArrayContent(file), Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<ImportJob>();
    }

    public static Task<HttpResponseMessage> SayAsync(this HttpClient cook, Guid job, string what, object? body = null)
        => cook.PostAsync($"{Root}/{job}/{what}", body is null ? null : JsonContent.Create(body, options: Json.Options), Cancellation);

    public static async Task<ImportJob> DoAsync(this HttpClient cook, Guid job, string what, object? body = null)
    {
        using var answer = await cook.SayAsync(job, what, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<ImportJob>();
    }

    public static async Task<ImportJob> ReadImportAsync(this HttpClient cook, Guid job)
    {
        using var answer = await cook.GetAsync($"{Root}/{job}", Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<ImportJob>();
    }

    public static async Task<IReadOnlyList<ImportItem>> ItemsAsync(this HttpClient cook, Guid job, string query = "limit=100")
    {
        using var answer = await cook.GetAsync($"{Root}/{job}/items?{query}", Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.ReadAsync<Page<ImportItem>>()).Items;
    }

    /// <summary>Every event until the stream ends.</summary>
    public static async Task<IReadOnlyList<SseItem<ImportProgress>>> EventsAsync(this HttpClient cook, Guid job, long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{job}/events");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", $"{lastEventId}");
        using var answer = await cook.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancellation);
        var parser = SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<ImportProgress>(data, Json.Options)!);
        var events = new List<SseItem<ImportProgress>>();
        await foreach (var item in parser.EnumerateAsync(Cancellation))
            events.Add(item);
        return events;
    }

    /// <summary>Waits by watching the import as a page does.</summary>
    public static async Task<ImportJob> EndAsync(this HttpClient cook, Guid job)
    {
        // A stream lasts only so long; a page comes back as well.
        while ((await cook.EventsAsync(job))[^1].EventType != "end")
            Cancellation.ThrowIfCancellationRequested();
        return await cook.ReadImportAsync(job);
    }

    public static async Task<ImportJob> EndAsync(this HttpClient cook, Task<ImportJob> begun) => await cook.EndAsync((await begun).Id);

    /// <summary>Counts in a line: done, failed, duplicate, skipped, merged, cancelled, pending.</summary>
    public static (int, int, int, int, int, int, int) Counted(this ImportJob job) =>
        (job.Counts.Done, job.Counts.Failed, job.Counts.Duplicate, job.Counts.Skipped, job.Counts.Merged, job.Counts.Cancelled, job.Counts.Pending);

    /// <summary>A page with a recipe as schema.org has it.</summary>
    public static string PageOf(string title, params string[] ingredients) => $$"""
        <!doctype html><title>{{title}}</title><script type="application/ld+json">
        {"@context":"https://schema.org","@type":"Recipe","name":"{{title}}",
        "recipeIngredient":{{JsonSerializer.Serialize(ingredients)}},"recipeInstructions":"Cook it."}</script>
        """;

    /// <summary>An archive of schema.org files; what is <c>null</c> is a file that nobody can read.</summary>
    public static byte[] ZipOf(params IEnumerable<string?> titles)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (index, title) in titles.Index())
            {
                using var file = archive.CreateEntry($"{index:d5}.json").Open();
                file.Write(Encoding.UTF8.GetBytes(title is null ? "{\"name\":" : JsonOf(title)));
            }
        }

        return bytes.ToArray();
    }

    public static string JsonOf(string title) => $$"""
        {"@context":"https://schema.org","@type":"Recipe","name":"{{title}}","description":"All about {{title}}.",
        "recipeIngredient":["200 g flour","2 eggs","1 pinch salt"],"recipeInstructions":["Mix.","Bake."],"keywords":"{{title.Split(' ')[0]}}"}
        """;
}
