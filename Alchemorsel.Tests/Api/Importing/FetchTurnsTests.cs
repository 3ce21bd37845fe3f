using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>How many fetches there are at once, and what becomes of the others. The site answers when the test lets it.</summary>
public sealed class FetchTurnsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _go = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly List<string> _here = [];
    private readonly List<(string Host, int OfHost, int Together)> _seen = [];

    public void Dispose() => _arrived.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_are_fetched_at_once_than_a_process_and_a_host_can_bear()
    {
        await using var site = await TestSite.StartAsync(HoldAsync);
        using var client = site.Client(resolve: Loopback, configure: options => (options.AtOnce, options.AtOncePerHost) = (3, 2));

        var fetches = ((string[])["a.test", "a.test", "a.test", "b.test", "c.test", "c.test"]).Select(host => GetAsync(client, site, host)).ToList();
        await ArriveAsync(3);
        Assert.Equal(["a.test", "a.test", "b.test"], _seen.Select(request => request.Host).Order());
        _go.SetResult();
        await Task.WhenAll(fetches);

        Assert.All(fetches, fetch => Assert.IsType<FetchOutcome.Fetched>(fetch.Result));
        Assert.Equal(6, _seen.Count);
        Assert.All(_seen, request => Assert.True(request is { OfHost: <= 2, Together: <= 3 }, $"{request}"));
    }

    [Fact]
    public async Task A_slow_host_keeps_nobody_waiting_but_those_who_want_it()
    {
        await using var site = await TestSite.StartAsync(context => context.Request.Host.Host == "slow.test" ? HoldAsync(context) : Task.CompletedTask);
        using var client = site.Client(resolve: Loopback, configure: options => (options.AtOnce, options.AtOncePerHost) = (2, 1));
        var slow = new[] { GetAsync(client, site, "slow.test"), GetAsync(client, site, "slow.test"), GetAsync(client, site, "slow.test") };
        await ArriveAsync(1);

        Assert.IsType<FetchOutcome.Fetched>(await GetAsync(client, site, "quick.test"));

        _go.SetResult();
        Assert.All(await Task.WhenAll(slow), outcome => Assert.IsType<FetchOutcome.Fetched>(outcome));
    }

    [Fact]
    public async Task A_page_that_sends_us_on_to_another_host_gives_its_turn_back()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Host.Host == "b.test")
                return Task.CompletedTask;
            context.Response.Redirect($"http://b.test:{context.Request.Host.Port}/");
            return Task.CompletedTask;
        });
        using var client = site.Client(resolve: Loopback, configure: options => (options.AtOnce, options.AtOncePerHost) = (1, 1));

        for (var again = 0; again < 3; again++)
            Assert.IsType<FetchOutcome.Fetched>(await GetAsync(client, site, "a.test"));
    }

    [Fact]
    public async Task Who_finds_the_queue_full_or_waits_too_long_is_sent_away_and_patience_waits_on()
    {
        var turns = Turns(waiting: 1);
        var first = await turns.TakeAsync("a.test", patient: false, Cancel);
        var patient = turns.TakeAsync("a.test", patient: true, Cancel);
        var second = turns.TakeAsync("a.test", patient: false, Cancel);

        Assert.Null(await turns.TakeAsync("b.test", patient: false, Cancel));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await second);
        Assert.False(patient.IsCompleted);
        first!.Dispose();
        Assert.NotNull(await patient);
    }

    [Fact]
    public async Task A_place_in_the_queue_goes_with_whoever_leaves_it()
    {
        var turns = Turns(waiting: 1);
        var first = await turns.TakeAsync("a.test", patient: false, Cancel);
        using var leaving = new CancellationTokenSource();
        var gone = turns.TakeAsync("a.test", patient: false, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal(0, turns.Waiting);

        var next = turns.TakeAsync("a.test", patient: false, Cancel);
        // Twice is once: a turn can't be given back for somebody else.
        first!.Dispose();
        first.Dispose();

        using (await next)
            Assert.False(turns.TakeAsync("a.test", patient: true, Cancel).IsCompleted);
    }

    [Fact]
    public async Task A_page_that_has_to_wait_too_long_is_answered_with_when_to_come_back()
    {
        await using var site = await TestSite.StartAsync(HoldAsync);
        await using var host = await ImportHost.StartAsync(site, guard: options => (options.AtOnce, options.Waiting) = (1, 0));
        var request = new ImportRequest { Url = site.Url("/soup").ToString() };
        var first = host.Client.PostAsJsonAsync("/api/v1/imports/preview", request, Json.Options, Cancel);
        await ArriveAsync(1);

        using var answer = await host.Client.PostAsJsonAsync("/api/v1/imports/preview", request, Json.Options, Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("urn:alchemorsel:problem:busy", (await answer.Content.ReadFromJsonAsync<ProblemDetails>(Cancel))?.Type);
        _go.SetResult();
        using var other = await first;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    private FetchTurns Turns(int waiting) =>
        new(Options.Create(new GuardOptions { AtOnce = 1, Waiting = waiting, WaitTime = TimeSpan.FromSeconds(5) }), _time);

    private static Task<FetchOutcome> GetAsync(GuardedClient client, TestSite site, string host) => client.GetAsync(site.Url("/", host), 1000, "*/*", Cancel);

    private static Task<IPAddress[]> Loopback(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    private async Task ArriveAsync(int requests)
    {
        for (var request = 0; request < requests; request++)
            await _arrived.WaitAsync(Cancel);
    }

    private async Task HoldAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        lock (_here)
        {
            _here.Add(host);
            _seen.Add((host, _here.Count(other => other == host), _here.Count));
        }

        _arrived.Release();
        await _go.Task;
        lock (_here)
            _here.Remove(host);
        await context.Response.WriteAsync("Nothing to cook.", Cancel);
    }
}
