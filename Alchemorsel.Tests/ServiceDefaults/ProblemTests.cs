using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class ProblemTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nothing-here", 404, "not-found")]
    [InlineData("/bug", 500, "internal-error")]
    [InlineData("/late", 503, "unavailable")]
    [InlineData("/too-much", 413, "too-large")]
    public async Task An_error_is_problem_details_with_a_stable_type_and_the_trace_of_the_caller(string path, int status, string name)
    {
        await using var service = await RunningService.StartAsync(map: Map);
        using var caller = new Activity("caller").Start();
        using var answer = await service.Public.GetAsync(path, Cancellation);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal($"urn:alchemorsel:problem:{name}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(caller.TraceId.ToHexString(), problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task An_exception_tells_the_caller_nothing_of_its_text()
    {
        await using var service = await RunningService.StartAsync(map: Map);
        using var answer = await service.Public.GetAsync("/bug", Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("SELECT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain(".cs", text, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Logs_carry_the_trace_and_are_json_in_production()
    {
        await using var service = await RunningService.StartAsync();
        Assert.Equal(ConsoleFormatterNames.Json, service.App.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
        Assert.True(service.App.Services.GetRequiredService<IOptions<JsonConsoleFormatterOptions>>().Value.IncludeScopes);
        Assert.True(service.App.Services.GetRequiredService<IOptions<LoggerFactoryOptions>>().Value.ActivityTrackingOptions
            .HasFlag(ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId));
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/bug", string () => throw new InvalidOperationException("SELECT secret FROM recipes"));
        app.MapGet("/late", string () => throw new TimeoutException());
        app.MapGet("/too-much", string () => throw new BadHttpRequestException("too much", StatusCodes.Status413PayloadTooLarge));
    }
}
