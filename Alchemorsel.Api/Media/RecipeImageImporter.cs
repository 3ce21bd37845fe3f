using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Api.Recipes;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>Fetches a recipe's image from the web, through the guarded client.</summary>
public sealed partial class RecipeImageImporter(
    GuardedClient client,
    ImageProcessor processor,
    RecipeImageFiles files,
    IOptions<MediaOptions> options,
    ILogger<RecipeImageImporter> log)
{
    private const string ImageTypes = "image/avif, image/webp, image/jpeg, image/png, image/gif;q=0.8, */*;q=0.1";

    /// <summary>
    /// Adds the image at <paramref name="url"/> to <paramref name="recipe"/>, which the caller saves afterwards. A failure is no error: the
    /// recipe is worth saving without its picture.
    /// </summary>
    /// <returns>Null, or a notice for the cook that says why there is no image.</returns>
    public async Task<string?> TryAddFromUrlAsync(Recipe recipe, Uri url, CancellationToken cancellationToken)
    {
        switch (await client.GetAsync(url, options.Value.MaxBytes, ImageTypes, cancellationToken))
        {
            case FetchOutcome.Fetched fetched:
                return await TryAddAsync(recipe, fetched.Body, cancellationToken);
            case FetchOutcome.Failed { Reason: FetchFailure.Refused }:
                return Notice("Only images on the public internet can be read.");
            case FetchOutcome.Failed { Reason: FetchFailure.BadStatus }:
                return Notice("The site did not give it to us.");
            case FetchOutcome.Failed failed:
                return Notice(failed.Explanation);
            default:
                return null;
        }
    }

    private async Task<string?> TryAddAsync(Recipe recipe, byte[] bytes, CancellationToken cancellationToken)
    {
        var result = await processor.ProcessAsync(bytes, cancellationToken);
        if (result.Image is null)
            return Notice(result.Refusal ?? "It can't be read.");
        try
        {
            await files.AddAsync(recipe, result.Image, alt: null, cancellationToken);
            return null;
        }
        catch (MediaStorageException exception)
        {
            LogStorage(log, exception);
            return Notice("The image storage is not available.");
        }
    }

    private static string Notice(string why) => $"The image could not be added: {why}";

    [LoggerMessage(Level = LogLevel.Error, Message = "The image storage failed.")]
    private static partial void LogStorage(ILogger log, Exception exception);
}
