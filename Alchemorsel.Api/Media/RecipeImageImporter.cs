using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Api.Recipes;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>How fetching an image from the web ended.</summary>
public abstract record ImageImport
{
    private ImageImport()
    {
    }

    public sealed record Added(RecipeImage Image) : ImageImport;

    public sealed record NotFetched(FetchOutcome.Failed Failure) : ImageImport;

    /// <param name="Why">In words for the cook.</param>
    public sealed record NotAnImage(string Why) : ImageImport;

    public sealed record NotStored : ImageImport;
}

/// <summary>Fetches a recipe's image from the web, through the guarded client.</summary>
public sealed partial class RecipeImageImporter(
    GuardedClient client,
    ImageProcessor processor,
    RecipeImageFiles files,
    IOptions<MediaOptions> options,
    ILogger<RecipeImageImporter> log)
{
    private const string ImageTypes = "image/avif, image/webp, image/jpeg, image/png, image/gif;q=0.8, */*;q=0.1";

    /// <summary>Adds the image at <paramref name="url"/> to <paramref name="recipe"/>, whose images must be loaded; the caller saves.</summary>
    /// <param name="patient">For imports in the background: waits for its turn at fetching as long as it takes.</param>
    public async Task<ImageImport> AddFromUrlAsync(
        Recipe recipe, Uri url, string? alt, CancellationToken cancellationToken, bool patient = false)
    {
        switch (await client.GetAsync(url, options.Value.MaxBytes, ImageTypes, cancellationToken, patient))
        {
            case FetchOutcome.Fetched fetched:
                return await AddAsync(recipe, fetched.Body, alt, cancellationToken);
            case FetchOutcome.Failed { Reason: FetchFailure.Refused } failed:
                return new ImageImport.NotFetched(failed with { Explanation = "Only images on the public internet can be read." });
            case FetchOutcome.Failed { Reason: FetchFailure.BadStatus } failed:
                return new ImageImport.NotFetched(failed with { Explanation = "The site did not give it to us." });
            case FetchOutcome.Failed failed:
                return new ImageImport.NotFetched(failed);
            default:
                throw new InvalidOperationException("A fetch either brings something or fails.");
        }
    }

    /// <summary>The same, where a failure is no error: the recipe is worth saving without its picture.</summary>
    /// <returns>Null, or a notice for the cook that says why there is no image.</returns>
    public async Task<string?> TryAddFromUrlAsync(Recipe recipe, Uri url, CancellationToken cancellationToken, bool patient = false) =>
        await AddFromUrlAsync(recipe, url, alt: null, cancellationToken, patient) switch
        {
            ImageImport.NotFetched failed => Notice(failed.Failure.Explanation),
            ImageImport.NotAnImage refused => Notice(refused.Why),
            ImageImport.NotStored => Notice("The image storage is not available."),
            _ => null,
        };

    private async Task<ImageImport> AddAsync(Recipe recipe, byte[] bytes, string? alt, CancellationToken cancellationToken)
    {
        var result = await processor.ProcessAsync(bytes, cancellationToken);
        if (result.Image is null)
            return new ImageImport.NotAnImage(result.Refusal ?? "It can't be read.");
        try
        {
            return new ImageImport.Added(await files.AddAsync(recipe, result.Image, alt, cancellationToken));
        }
        catch (MediaStorageException exception)
        {
            LogStorage(log, exception);
            return new ImageImport.NotStored();
        }
    }

    private static string Notice(string why) => $"The image could not be added: {why}";

    [LoggerMessage(Level = LogLevel.Error, Message = "The image storage failed.")]
    private static partial void LogStorage(ILogger log, Exception exception);
}
