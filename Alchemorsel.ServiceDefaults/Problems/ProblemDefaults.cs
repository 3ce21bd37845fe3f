using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.ServiceDefaults.Problems;

internal static class ProblemDefaults
{
    /// <summary>Every error answer is Problem Details with a stable type and the trace id that the logs carry.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.HttpContext.TraceIdentifier;
            if (problem.Type?.StartsWith("urn:alchemorsel:", StringComparison.Ordinal) != true)
                problem.Type = "urn:alchemorsel:problem:" + NameOf(problem.Status);
        });
        services.Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = error => error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            TimeoutException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        });
        return services;
    }

    private static string NameOf(int? status) => status switch
    {
        400 => "bad-request",
        401 => "not-signed-in",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        409 => "conflict",
        412 => "changed-meanwhile",
        413 => "too-large",
        415 => "unsupported-media-type",
        422 => "unprocessable",
        428 => "precondition-required",
        429 => "too-many-requests",
        502 or 503 or 504 => "unavailable",
        _ => "internal-error",
    };
}
