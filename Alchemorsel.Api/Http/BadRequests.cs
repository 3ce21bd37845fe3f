using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace Alchemorsel.Api.Http;

/// <summary>
/// What the framework could not bind to a handler's parameters: 400 that names the property of the body or the parameter, as the checks of the
/// handlers do. The framework itself answers such requests without a word of what was wrong.
/// </summary>
internal sealed partial class BadRequests(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad)
            return false;
        var (field, message) = Fault(bad);
        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [message] })
            {
                Status = StatusCodes.Status400BadRequest,
                Title = "Some fields need another look.",
                Type = Problems.Prefix + "validation",
            },
        });
    }

    private static (string Field, string Message) Fault(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return Fault(json);
        // The framework says it in words alone: which parameter is within quotes, behind its type.
        var parameter = QuotedParameter().Match(bad.Message);
        if (!parameter.Success)
            return ("body", "Not what this address takes.");
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value);
        return bad.Message.EndsWith("body.", StringComparison.Ordinal) ? ("body", "Missing.") :
            bad.Message.StartsWith("Required", StringComparison.Ordinal) ? (name, "Missing.") : (name, "Not a value that this can have.");
    }

    private static (string Field, string Message) Fault(JsonException json)
    {
        var path = json.Path?.TrimStart('$').TrimStart('.') ?? "";
        var missing = MissingProperties().Match(json.Message);
        if (missing.Success)
            return (path.Length == 0 ? missing.Groups["name"].Value : $"{path}.{missing.Groups["name"].Value}", "Missing.");
        return path.Length == 0 ? ("body", "Not the JSON object that this address takes.") : (path, "Not a value that this can have.");
    }

    [GeneratedRegex("parameter \"(?:.* )?(?<name>\\w+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedParameter();

    [GeneratedRegex("missing required properties including: '(?<name>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex MissingProperties();
}
