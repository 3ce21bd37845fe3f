using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Adds what a household made of a recipe where it was exported: rows that are saved with the recipe, in its transaction. Of a recipe that is
/// here already what is here stays, and only what is missing comes.
/// </summary>
internal sealed class KitchenImport(AlchemorselDbContext db, RecipeImageFiles files, ImageProcessor processor, TimeProvider time)
{
    /// <summary>Earlier versions of a recipe; thinning leaves fewer.</summary>
    private const int RevisionsMax = 250;

    private const int NumberMax = 1_000_000_000;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    private readonly List<(ImportedKind Kind, int Added)> added = [];

    /// <param name="recipe">Not saved yet, or one of the household that the archive's is merged into.</param>
    /// <param name="own">What the archive has of it.</param>
    /// <param name="job">The import.</param>
    /// <param name="isNew">Whether it is not saved yet.</param>
    /// <param name="notices">Takes what could not come, in words for the cook.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many of each came.</returns>
    public async Task<IReadOnlyList<(ImportedKind Kind, int Added)>> AddAsync(
        Recipe recipe, ArchivedRecipe own, Guid job, bool isNew, List<string> notices, CancellationToken cancellation)
    {
        added.Clear();
        var now = time.GetStorableNow();
        await AddFavouritesAsync(recipe, own, isNew, now, cancellation);
        await AddRatingsAsync(recipe, own, isNew, now, cancellation);
        await AddCookedAsync(recipe, own, job, isNew, now, notices, cancellation);
        var comments = await LinesAsync<LibraryComment>(own, LibraryLines.Comments, KitchenArchive.CommentsBytesMax, notices, cancellation);
        if (await CommentImport.AddAsync(db, recipe, own, job, isNew, comments, now, notices, cancellation) is > 0 and var said)
            added.Add((ImportedKind.Comments, said));
        if (isNew)
            await AddHistoryAsync(recipe, own, job, now, notices, cancellation);
        return added;
    }

    private async Task AddFavouritesAsync(Recipe recipe, ArchivedRecipe own, bool isNew, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = isNew ? [] : await db.Set<Favourite>().Where(row => row.RecipeId == recipe.Id).Select(row => row.UserId).ToHashSetAsync(cancellation);
        foreach (var favourite in own.Document.Favourites ?? [])
        {
            if (favourite is null || own.People.Find(favourite.By) is not { } user || !known.Add(user))
                continue;
            db.Add(new Favourite { HouseholdId = recipe.HouseholdId, UserId = user, RecipeId = recipe.Id, Since = ArchiveIds.Time(favourite.Since, now) });
            added.Add((ImportedKind.Favourites, 1));
        }
    }

    private async Task AddRatingsAsync(Recipe recipe, ArchivedRecipe own, bool isNew, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = isNew ? [] : await db.Set<RecipeRating>().Where(row => row.RecipeId == recipe.Id).Select(row => row.UserId).ToHashSetAsync(cancellation);
        foreach (var rating in own.Document.Ratings ?? [])
        {
            if (rating is not { Stars: >= Limits.StarsMin and <= Limits.StarsMax } || own.People.Find(rating.By) is not { } user || !known.Add(user))
                continue;
            var review = rating.Review is { Length: <= Limits.ReviewMax } ? RecipeText.Clean(rating.Review) : null;
            db.Add(new RecipeRating
            {
                HouseholdId = recipe.HouseholdId,
                UserId = user,
                RecipeId = recipe.Id,
                Stars = rating.Stars,
                RatedAt = ArchiveIds.Time(rating.RatedAt, now),
                Review = review,
                ReviewedAt = review is null ? null : ArchiveIds.Time(rating.ReviewedAt ?? rating.RatedAt, now),
                ReviewEditedAt = review is null || rating.ReviewEditedAt is not { } edited ? null : ArchiveIds.Time(edited, now),
            });
            added.Add((ImportedKind.Ratings, 1));
        }
    }

    private async Task AddCookedAsync(
        Recipe recipe, ArchivedRecipe own, Guid job, bool isNew, DateTimeOffset now, List<string> notices, CancellationToken cancellation)
    {
        var lines = await LinesAsync<LibraryCooked>(own, LibraryLines.Cooked, KitchenArchive.CookedBytesMax, notices, cancellation);
        var known = isNew || lines.Count == 0 ? [] : (await db.Set<CookedEntry>().Where(entry => entry.RecipeId == recipe.Id)
            .Select(entry => new { entry.CookedOn, entry.CreatedAt, entry.Note }).ToListAsync(cancellation))
            .Select(entry => (entry.CookedOn, entry.CreatedAt, entry.Note)).ToHashSet();
        var (bad, ids) = (0, new HashSet<Guid>());
        foreach (var line in lines)
        {
            if (line is null || !IsCooked(line, now))
            {
                bad++;
                continue;
            }

            var user = own.People.Find(line.By);
            var entry = new CookedEntry
            {
                Id = ids.Add(line.Id) ? ArchiveIds.Derive(job, line.Id) : Guid.CreateVersion7(),
                HouseholdId = recipe.HouseholdId,
                RecipeId = recipe.Id,
                UserId = user,
                ByName = user is null ? DraftText.Cut(RecipeText.CleanLine(line.ByName) ?? "", Limits.NameMax) is { Length: > 0 } name ? name : null : null,
                CookedOn = line.CookedOn,
                Servings = line.Servings,
                Rating = line.Rating,
                Note = RecipeText.Clean(line.Note),
                CreatedAt = ArchiveIds.Time(line.CreatedAt, now),
            };
            if (known.Contains((entry.CookedOn, entry.CreatedAt, entry.Note)))
                continue;
            db.Add(entry);
            await AddPhotosAsync(entry, line, own, now, notices, cancellation);
            added.Add((ImportedKind.Cooked, 1));
        }

        if (bad > 0)
            notices.Add($"{bad} of the entries in {LibraryLines.Cooked.File} could not be read.");
    }

    private static bool IsCooked(LibraryCooked line, DateTimeOffset now)
        => line.CookedOn >= Earliest && line.CookedOn <= DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)
            && line.Servings is null or (>= 1 and <= Limits.ServingsMax)
            && line.Rating is null or (>= Limits.StarsMin and <= Limits.StarsMax)
            && line.Note is null or { Length: <= Limits.CookedNoteMax };

    private async Task AddPhotosAsync(
        CookedEntry entry, LibraryCooked line, ArchivedRecipe own, DateTimeOffset now, List<string> notices, CancellationToken cancellation)
    {
        foreach (var name in (line.Photos ?? []).OfType<string>().Take(Limits.CookedPhotosMax))
        {
            var (bytes, problem) = await own.Beside!.ReadAsync(name, Limits.ImageMaxBytes, cancellation);
            var result = bytes is null ? new ProcessingResult(null, problem) : await processor.ProcessAsync(bytes, cancellation);
            if (result.Image is not { } image)
            {
                notices.Add($"The photo {DraftText.Cut(RecipeText.CleanLine(name) ?? "?", Limits.NameMax)} could not be added: {result.Refusal}");
                continue;
            }

            var photo = new CookedPhoto
            {
                HouseholdId = entry.HouseholdId,
                EntryId = entry.Id,
                Width = image.Width,
                Height = image.Height,
                Widths = image.Widths,
                Formats = image.Formats,
                Preview = image.Preview,
                Placeholder = image.Placeholder,
                CreatedAt = now,
            };
            try
            {
                await files.WriteAsync(photo.Id, image, cancellation);
            }
            catch (MediaStorageException)
            {
                notices.Add("A photo could not be added: the image storage is not available.");
                return;
            }

            db.Add(photo);
        }
    }

    private async Task AddHistoryAsync(
        Recipe recipe, ArchivedRecipe own, Guid job, DateTimeOffset now, List<string> notices, CancellationToken cancellation)
    {
        var (bad, before) = (0, NumberMax);
        foreach (var line in (await LinesAsync<LibraryRevision>(own, LibraryLines.History, KitchenArchive.HistoryBytesMax, notices, cancellation)).Take(RevisionsMax))
        {
            // The newest comes first, and each number once.
            if (line?.Recipe is null || line.Number < 1 || line.Number >= before || !Enum.IsDefined(line.Kind) || RecipeRules.Check(line.Recipe).Count > 0)
            {
                bad++;
                continue;
            }

            before = line.Number;
            var document = RevisionDocument.Of(AsSaved(line.Recipe, job));
            var user = own.People.Find(line.By);
            db.Add(new RecipeRevision
            {
                RecipeId = recipe.Id,
                Number = line.Number,
                HouseholdId = recipe.HouseholdId,
                AuthorId = user,
                AuthorName = user is null ? DraftText.Cut(RecipeText.CleanLine(line.ByName) ?? "", Limits.NameMax) is { Length: > 0 } name ? name : null : null,
                SavedAt = ArchiveIds.Time(line.SavedAt, now),
                Kind = line.Kind,
                Summary = DraftText.Cut(RecipeText.CleanLine(line.Summary) ?? "", RecipeRevision.SummaryMax),
                Document = document.Packed,
                Hash = document.Hash,
            });
            added.Add((ImportedKind.Revisions, 1));
        }

        if (bad > 0)
            notices.Add($"{bad} of the earlier versions in {LibraryLines.History.File} could not be read.");
    }

    /// <summary>Clean, as every save makes it; what lines use is said apart, since it is told by the line and not found anew.</summary>
    private static RecipeInput AsSaved(RecipeInput input, Guid job)
    {
        var saved = new Recipe { HouseholdId = Guid.Empty, Title = input.Title };
        saved.Apply(input with { Links = null, ImageUrl = null }, default);
        return saved.ToInput() with { Links = ArchiveLinks.Map(input.Links, job) };
    }

    private static async Task<List<T?>> LinesAsync<T>(
        ArchivedRecipe own, LibraryLines document, long bytesMax, List<string> notices, CancellationToken cancellation)
        where T : class
    {
        if (own.Beside?.Has(document.File) != true)
            return [];
        var (bytes, problem) = await own.Beside.ReadAsync(document.File, bytesMax + (1024 * 1024), cancellation);
        if (bytes is not null && document.IsKnown(bytes))
            return [.. LibraryLines.Read<T>(bytes).Select(line => line.Value)];
        notices.Add($"{document.File} could not be read: {problem ?? "it is damaged, or of a newer version than this kitchen knows."}");
        return [];
    }
}
