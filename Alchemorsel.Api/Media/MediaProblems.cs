using System.Globalization;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Media;

internal static class MediaProblems
{
    public static ProblemHttpResult TooLarge() => Problems.Problem(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        "The image is too large.",
        string.Create(CultureInfo.InvariantCulture, $"An image may have at most {Limits.ImageMaxBytes / 1024 / 1024} MB."));

    /// <summary>The others of a form would be lost without a word.</summary>
    public static ValidationProblem OneAtATime() => Problems.Invalid("file", "Send one image at a time.");

    public static ProblemHttpResult TooMany() => Problems.Problem(
        StatusCodes.Status422UnprocessableEntity,
        "too-many-images",
        "The recipe has as many images as it can hold.",
        string.Create(CultureInfo.InvariantCulture, $"A recipe may have at most {Limits.ImagesMax} images. Remove one first."));

    public static ProblemHttpResult NotAnImage(string? why) =>
        Problems.Problem(StatusCodes.Status422UnprocessableEntity, "not-an-image", "The image can't be used.", why);

    public static ProblemHttpResult ChangedMeanwhile() => Problems.Problem(
        StatusCodes.Status409Conflict, "changed-meanwhile", "Somebody else saved this recipe meanwhile.", "Try again.");

    public static ProblemHttpResult StorageUnavailable(HttpResponse response)
    {
        response.Headers.RetryAfter = "30";
        return Problems.Problem(
            StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "The storage of the images can't be reached just now.", "Try again later.");
    }
}
