using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;

namespace Alchemorsel.Api.Media;

/// <summary>
/// Adds images to recipes and to what was cooked, within one request: files first, then the row, so that no row ever names a file that isn't there. Files whose
/// row was not saved by the end of the request are removed again.
/// </summary>
public sealed partial class RecipeImageFiles : IAsyncDisposable
{
    private readonly IMediaStorage _storage;
    private readonly TimeProvider _time;
    private readonly ILogger<RecipeImageFiles> _log;
    private readonly List<Guid> _unsaved = [];

    public RecipeImageFiles(IMediaStorage storage, AlchemorselDbContext db, TimeProvider time, ILogger<RecipeImageFiles> log)
    {
        _storage = storage;
        _time = time;
        _log = log;
        db.SavedChanges += (_, _) => _unsaved.Clear();
    }

    /// <summary>Writes the files and adds the row to <paramref name="recipe"/>, whose images must be loaded; the caller saves.</summary>
    /// <exception cref="MediaStorageException">The storage failed.</exception>
    public async Task<RecipeImage> AddAsync(Recipe recipe, ProcessedImage image, string? alt, CancellationToken cancellationToken)
    {
        var row = new RecipeImage
        {
            HouseholdId = recipe.HouseholdId,
            RecipeId = recipe.Id,
            Width = image.Width,
            Height = image.Height,
            Widths = image.Widths,
            Formats = image.Formats,
            Preview = image.Preview,
            Placeholder = image.Placeholder,
            Alt = alt,
            CreatedAt = _time.GetUtcNow(),
        };
        await WriteAsync(row.Id, image, cancellationToken);
        recipe.AddImage(row, _time.GetUtcNow());
        return row;
    }

    /// <summary>Writes the files of a picture whose row the caller adds and saves.</summary>
    /// <exception cref="MediaStorageException">The storage failed.</exception>
    public async Task WriteAsync(Guid id, ProcessedImage image, CancellationToken cancellationToken)
    {
        _unsaved.Add(id);
        foreach (var variant in image.Variants)
            await _storage.WriteAsync(new MediaFile(id, variant.Width, variant.Format), variant.Content, cancellationToken);
    }

    /// <summary>
    /// Gives <paramref name="copy"/>, which the caller saves, images of its own that are the same as those of <paramref name="origin"/>, whose
    /// images must be loaded: each recipe's files come and go with it alone.
    /// </summary>
    /// <returns>False when the storage failed; then the copy has the images that came before.</returns>
    public async Task<bool> CopyAllAsync(Recipe origin, Recipe copy, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var image in origin.Images.OrderBy(image => image.Position))
                await CopyAsync(image, copy, cancellationToken);
            return true;
        }
        catch (MediaStorageException exception)
        {
            LogNotCopied(_log, exception, origin.Id);
            return false;
        }
    }

    private async Task CopyAsync(RecipeImage image, Recipe copy, CancellationToken cancellationToken)
    {
        var row = new RecipeImage
        {
            HouseholdId = copy.HouseholdId,
            RecipeId = copy.Id,
            Width = image.Width,
            Height = image.Height,
            Widths = image.Widths,
            Formats = image.Formats,
            Preview = image.Preview,
            Placeholder = image.Placeholder,
            Alt = image.Alt,
            CreatedAt = _time.GetUtcNow(),
        };
        _unsaved.Add(row.Id);
        foreach (var width in image.Widths)
        {
            foreach (var format in Enum.GetValues<MediaFormat>())
            {
                await using var file = await _storage.OpenAsync(new MediaFile(image.Id, width, format), cancellationToken);
                if (file is null)
                    continue;
                var bytes = new byte[file.Length];
                await file.ReadExactlyAsync(bytes, cancellationToken);
                await _storage.WriteAsync(new MediaFile(row.Id, width, format), bytes, cancellationToken);
            }
        }
        copy.AddImage(row, copy.UpdatedAt);
    }

    /// <summary>Removes the files of images whose rows are gone. A failure leaves files that nothing names, and is logged.</summary>
    public async Task RemoveAsync(IEnumerable<Guid> imageIds)
    {
        foreach (var imageId in imageIds)
        {
            try
            {
                await _storage.DeleteAsync(imageId, CancellationToken.None);
            }
            catch (MediaStorageException exception)
            {
                LogOrphan(_log, exception, imageId);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(_unsaved);
        _unsaved.Clear();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The images of recipe {RecipeId} could not be copied.")]
    private static partial void LogNotCopied(ILogger log, Exception exception, Guid recipeId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files of image {ImageId} could not be removed; nothing refers to them.")]
    private static partial void LogOrphan(ILogger log, Exception exception, Guid imageId);
}
