using System.Globalization;
using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Importing;

/// <summary>The ways in which an import can end without a recipe, as Problem Details.</summary>
internal static class ImportProblems
{
    public static ProblemHttpResult EmptyBody() => Empty("html", "Paste the page's HTML, or give its address.");

    /// <summary>400 at the field that has nothing in it.</summary>
    public static ProblemHttpResult Empty(string field, string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, title: "There is nothing to read.", type: Problems.Prefix + "empty-body",
        extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [field] = ["Empty."] } });

    public static ProblemHttpResult TooLarge() => Problems.Problem(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        "The page is too large.",
        string.Create(CultureInfo.InvariantCulture, $"At most {Limits.HtmlMaxBytes / 1024 / 1024} MB of HTML are read."));

    public static ProblemHttpResult CouldNotRead(string why) =>
        Problems.Problem(StatusCodes.Status422UnprocessableEntity, "could-not-read", "We could not find a recipe in this.", why);

    public static ProblemHttpResult Busy(
        HttpResponse response, string title = "Too many pages are being read just now.", string detail = "Try again in a moment.")
    {
        response.Headers.RetryAfter = "3";
        return Problems.Problem(StatusCodes.Status503ServiceUnavailable, "busy", title, detail);
    }

    /// <summary>
    /// 422 when another address would help, 502 and 504 when the site is at fault, told at the field <c>url</c> too; 503 when too much is fetched.
    /// </summary>
    public static ProblemHttpResult NotFetched(
        FetchOutcome.Failed failed, HttpResponse response, string title = "The page could not be fetched.")
    {
        if (failed.Reason == FetchFailure.Busy)
            return Busy(response, title, failed.Explanation);
        if (failed.Reason == FetchFailure.SwitchedOff)
            return SwitchEndpoints.SwitchedOff("Fetching recipes from the web is");
        var (status, name) = failed.Reason switch
        {
            FetchFailure.Refused => (StatusCodes.Status422UnprocessableEntity, "address-refused"),
            FetchFailure.NotResolved or FetchFailure.TooLarge or FetchFailure.TooManyRedirects =>
                (StatusCodes.Status422UnprocessableEntity, "could-not-fetch"),
            FetchFailure.TimedOut => (StatusCodes.Status504GatewayTimeout, "site-too-slow"),
            _ => (StatusCodes.Status502BadGateway, "site-failed"),
        };
        return TypedResults.Problem(
            failed.Explanation,
            statusCode: status,
            title: title,
            type: Problems.Prefix + name,
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = new Dictionary<string, string[]> { ["url"] = [failed.Explanation] },
            });
    }
}
