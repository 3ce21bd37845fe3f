using System.Net;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class ManagementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/startup")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    public async Task Health_and_metrics_answer_on_the_management_port_only(string path)
    {
        await using var service = await RunningService.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Management, path));
        Assert.Equal(HttpStatusCode.NotFound, await RunningService.StatusAsync(service.Public, path));
    }

    [Fact]
    public async Task The_management_port_does_not_serve_the_application_and_no_host_header_opens_it()
    {
        await using var service = await RunningService.StartAsync(map: app => app.MapGet("/recipes", () => "soup"));
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Public, "/recipes"));
        Assert.Equal(HttpStatusCode.NotFound, await RunningService.StatusAsync(service.Management, "/recipes"));

        using var disguised = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        disguised.Headers.Host = service.Management.BaseAddress!.Authority;
        using var answer = await service.Public.SendAsync(disguised, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Our_own_measurements_are_among_the_metrics()
    {
        await using var service = await RunningService.StartAsync();
        service.App.Services.GetRequiredService<AlchemorselMetrics>().RecipesCreated.Add(3);
        var text = await service.Management.GetStringAsync("/metrics", Cancellation);
        var line = Assert.Single(text.Split('\n'), line => line.StartsWith("recipes_created_total", StringComparison.Ordinal));
        Assert.Contains(" 3", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_dependency_makes_a_service_unready_but_not_dead()
    {
        await using var service = await RunningService.StartAsync(configure: builder =>
            builder.Services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Unhealthy()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RunningService.StatusAsync(service.Management, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Management, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Management, "/health/startup"));
    }

    [Fact]
    public async Task A_stopping_service_fails_its_readiness_at_once_and_still_takes_requests_during_the_pause()
    {
        var time = new FakeTimeProvider();
        await using var service = await RunningService.StartAsync(
            configure: builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Configuration["ALCHEMORSEL_MONITORING_DRAIN"] = "20s";
            },
            map: app => app.MapGet("/recipes", () => "soup"));
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Management, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Public, "/healthz"));

        var stopped = service.App.StopAsync(Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RunningService.StatusAsync(service.Management, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RunningService.StatusAsync(service.Public, "/healthz"));
        Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Public, "/recipes"));
        Assert.False(stopped.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(20));
        await stopped.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await Assert.ThrowsAsync<HttpRequestException>(() => service.Public.GetAsync("/recipes", Cancellation));
    }

    [Fact]
    public async Task Requests_under_way_are_finished_before_the_stop()
    {
        var entered = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var service = await RunningService.StartAsync(map: app => app.MapGet("/slow", async (HttpContext _) =>
        {
            entered.SetResult();
            await finish.Task;
            return "done";
        }));
        var answer = service.Public.GetStringAsync("/slow", Cancellation);
        await entered.Task.WaitAsync(Cancellation);
        var stopped = service.App.StopAsync(Cancellation);
        finish.SetResult();
        Assert.Equal("done", await answer);
        await stopped;
    }
}
