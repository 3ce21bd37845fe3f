using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class TraceTests
{
    [Fact]
    public async Task A_request_joins_the_trace_of_its_caller_and_probes_leave_none()
    {
        var spans = new List<Activity>();
        using var caller = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await using (var service = await RunningService.StartAsync(
            configure: builder => builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddInMemoryExporter(spans)),
            map: app => app.MapGet("/recipes", () => "soup")))
        {
            Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Public, "/recipes"));
            Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Public, "/healthz"));
            Assert.Equal(HttpStatusCode.OK, await RunningService.StatusAsync(service.Management, "/health/ready"));
            await service.App.StopAsync(TestContext.Current.CancellationToken);
        }

        var served = Assert.Single(spans, span => span.Kind == ActivityKind.Server && span.TraceId == caller.TraceId);
        Assert.Equal("GET /recipes", served.DisplayName);
    }
}
