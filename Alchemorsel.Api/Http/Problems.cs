using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Http;

/// <summary>Answers for expected failures: Problem Details with a stable <c>type</c> (docs/problems.md lists them).</summary>
public static class Problems
{
    /// <summary>Prefix of every problem type.</summary>
    public const string Prefix = "urn:alchemorsel:problem:";

    public static ProblemHttpResult Problem(int status, string name, string title, string? detail = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: Prefix + name);

    /// <summary>400 with one message at one field.</summary>
    public static ValidationProblem Invalid(string field, string message) =>
        TypedResults.ValidationProblem(
            new Dictionary<string, string[]> { [field] = [message] }, title: "Some fields need another look.", type: Prefix + "validation");

    public static ProblemHttpResult PreconditionRequired() =>
        Problem(428, "precondition-required", "If-Match is missing.", "Send the version you edited as If-Match, so that nobody's change is lost.");

    public static ProblemHttpResult PreconditionFailed() =>
        Problem(412, "changed-meanwhile", "Somebody else saved this meanwhile.", "Read it again and repeat your change on the new version.");
}
