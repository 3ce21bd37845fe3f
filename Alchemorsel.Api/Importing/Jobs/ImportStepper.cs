using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Archives;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Duplicates;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// Brings one entry of an import to its outcome, in a scope of its own. First its attempt is counted; then it is read and its pictures are decoded,
/// with no transaction open; then one transaction saves the recipe, the entry's state and the counts, if the lease still holds.
/// </summary>
internal sealed partial class ImportStepper(
    AlchemorselDbContext db,
    CurrentHousehold household,
    RecipeImageFiles files,
    RecipeImageImporter images,
    ImageProcessor processor,
    KitchenImport kitchen,
    IOptions<ImportJobOptions> options,
    ImportCheckpoint checkpoint,
    AlchemorselMetrics metrics,
    TimeProvider time,
    ILogger<ImportStepper> log)
{
    private const string BroughtDown = "Reading this stopped the import several times, so it was left out.";
    private const string OurFault = "Something went wrong on our side. Try it again.";

    /// <summary>False when the job is no longer this worker's, or is not to go on.</summary>
    public async Task<bool> TakeAsync(ImportLease lease, ImportEntry entry, DuplicatePolicy policy, CancellationToken cancellation)
    {
        household.ActFor(lease.HouseholdId, lease.UserId);
        if (await BeginAsync(lease, entry, cancellation) is not { } begun)
            return false;
        if (begun.Attempts == 0)
            return true;
        await checkpoint(ImportStep.Begun, entry.Position);
        if (begun.Attempts > options.Value.AttemptsMax)
        {
            await EndAsync(lease, entry, new Outcome(ImportItemState.Failed, null, BroughtDown), cancellation);
            return true;
        }

        Outcome outcome;
        try
        {
            outcome = await entry.Read(cancellation) switch
            {
                ImportContent.Found found => await PrepareAsync(lease, found, begun.Choice, begun.Existing, policy, cancellation),
                ImportContent.Nothing nothing => new Outcome(ImportItemState.Failed, null, nothing.Reason),
                _ => throw new InvalidOperationException("An entry either holds a recipe or doesn't."),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not IOException and not Npgsql.NpgsqlException)
        {
            LogFailed(log, exception, entry.Position, lease.JobId);
            // Nothing of what was begun is saved with the outcome.
            db.ChangeTracker.Clear();
            outcome = new Outcome(ImportItemState.Failed, null, OurFault);
        }

        await EndAsync(lease, entry, outcome, cancellation);
        return true;
    }

    private async Task<Begun?> BeginAsync(ImportLease lease, ImportEntry entry, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockImportAsync(lease, cancellation) is not { State: ImportJobState.Running } job)
            return null;
        var item = await db.Set<ImportItemRow>()
            .SingleOrDefaultAsync(row => row.JobId == lease.JobId && row.Position == entry.Position, cancellation);
        if (item is null)
        {
            item = new ImportItemRow
            {
                JobId = job.Id,
                Position = entry.Position,
                HouseholdId = job.HouseholdId,
                Source = DraftText.Cut(DraftText.Clean(entry.Source) ?? "?", Limits.UrlMax),
                Change = job.Touch(time.GetUtcNow()),
            };
            db.Add(item);
            job.Count(null, ImportItemState.Pending);
        }

        if (item.State != ImportItemState.Pending)
            return new Begun(0, null, null);
        item.Attempts++;
        var begun = new Begun(item.Attempts, item.Choice, item.ExistingId);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return begun;
    }

    private async Task<Outcome> PrepareAsync(
        ImportLease lease, ImportContent.Found found, DuplicateChoice? choice, Guid? existing, DuplicatePolicy policy, CancellationToken cancellation)
    {
        var input = found.Preview.Recipe;
        if (RecipeRules.Check(input) is { Count: > 0 } errors)
            return new Outcome(ImportItemState.Failed, input.Title, string.Join(" ", errors.Values.SelectMany(messages => messages)));
        var notices = found.Preview.Notices.ToList();
        var now = time.GetStorableNow();
        var recipe = found.Own is { } own ? await RestoredAsync(lease, own, now, cancellation) : New(lease.HouseholdId, input, now);
        var wish = choice switch
        {
            DuplicateChoice.Merge => DuplicatePolicy.Merge,
            DuplicateChoice.Keep => DuplicatePolicy.KeepBoth,
            _ => policy,
        };
        if (wish != DuplicatePolicy.KeepBoth && await DuplicatesAsync(lease, found, recipe, cancellation) is [var first, ..] duplicates)
        {
            var chosen = duplicates.FirstOrDefault(duplicate => duplicate.Recipe.Id == existing) ?? first;
            var reason = chosen.Reason switch
            {
                DuplicateReason.SameSource => "You have a recipe from the same page.",
                DuplicateReason.SameDish => "You have a recipe with the same title and the same foods.",
                _ => "You have this very recipe: it was exported here, or brought in before.",
            };
            if (wish == DuplicatePolicy.Merge)
                return await MergeAsync(lease, chosen.Recipe.Id, found, notices, cancellation);
            var state = wish == DuplicatePolicy.Skip ? ImportItemState.Skipped : ImportItemState.Duplicate;
            return new Outcome(state, recipe.Title, reason, Existing: chosen.Recipe.Id) { Own = found.Own };
        }

        await AddImagesAsync(recipe, found, notices, cancellation);
        var came = found.Own is null ? [] : await kitchen.AddAsync(recipe, found.Own, lease.JobId, isNew: true, notices, cancellation);
        return new Outcome(ImportItemState.Done, recipe.Title, Told(notices), Recipe: recipe, Kind: RevisionKind.Imported) { Own = found.Own, Came = came };
    }

    /// <summary>A recipe of an archive of ours as it was, under an id that others of the archive know it by.</summary>
    private async Task<Recipe> RestoredAsync(ImportLease lease, ArchivedRecipe own, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = ArchiveIds.Derive(lease.JobId, own.Document.Id);
        // Twice in one archive: the second is another one.
        if (await db.Set<Recipe>().OfEveryHousehold().AnyAsync(other => other.Id == id, cancellation))
            id = Guid.CreateVersion7();
        var recipe = own.Document.ToRecipe(id, lease.HouseholdId, now);
        if (own.Document.ForkedFrom?.Id is { } origin && recipe.ForkedFromTitle is not null
            && (await ArchiveLinks.BroughtAsync(db, lease.JobId, [origin], cancellation)).TryGetValue(origin, out var known))
            recipe.ForkedFromId = known;
        return recipe;
    }

    private static Recipe New(Guid household, RecipeInput input, DateTimeOffset now)
    {
        var recipe = new Recipe { HouseholdId = household, Title = input.Title, CreatedAt = now };
        recipe.Apply(input, now);
        return recipe;
    }

    private async Task<IReadOnlyList<RecipeDuplicate>> DuplicatesAsync(
        ImportLease lease, ImportContent.Found found, Recipe recipe, CancellationToken cancellation)
    {
        if (found.Own is { } own && await EarlierAsync(lease, own.Document.Id, cancellation) is { } earlier)
            return [new RecipeDuplicate(earlier, DuplicateReason.SameRecipe)];
        var duplicates = await RecipeDuplicates.FindAsync(db, recipe, cancellation);
        if (found.Own is null || duplicates.Count == 0)
            return duplicates;
        // Two recipes of one archive of ours were two recipes in the household that it is of.
        var ids = duplicates.Select(duplicate => (Guid?)duplicate.Recipe.Id).ToList();
        var brought = await db.Set<ImportItemRow>()
            .Where(item => item.JobId == lease.JobId && item.State == ImportItemState.Done && ids.Contains(item.RecipeId))
            .Select(item => item.RecipeId).ToListAsync(cancellation);
        return [.. duplicates.Where(duplicate => !brought.Contains(duplicate.Recipe.Id))];
    }

    /// <summary>The recipe that was exported, or what an earlier import made of it; archived ones count as well.</summary>
    private async Task<RecipeLink?> EarlierAsync(ImportLease lease, Guid original, CancellationToken cancellation)
    {
        var ids = await db.Set<ImportItemRow>()
            .Where(item => item.OriginalId == original && item.JobId != lease.JobId && (item.RecipeId != null || item.ExistingId != null))
            .Select(item => (item.RecipeId ?? item.ExistingId)!.Value).Take(Limits.PageMax).ToListAsync(cancellation);
        ids.Add(original);
        return await db.Set<Recipe>().Where(recipe => ids.Contains(recipe.Id)).OrderBy(recipe => recipe.Id)
            .Select(recipe => new RecipeLink(recipe.Id, recipe.Slug, recipe.Title)).FirstOrDefaultAsync(cancellation);
    }

    private async Task<Outcome> MergeAsync(
        ImportLease lease, Guid id, ImportContent.Found found, List<string> notices, CancellationToken cancellation)
    {
        var kept = await db.Set<Recipe>().Include(recipe => recipe.Images).SingleAsync(recipe => recipe.Id == id, cancellation);
        var before = kept.ToInput();
        var merged = RecipeMerging.Merge(before, found.Preview.Recipe);
        var adds = RecipeMerging.Adds(before, merged);
        if (adds)
            kept.Apply(merged, time.GetStorableNow());
        if (kept.Images.Count == 0)
            await AddImagesAsync(kept, found, notices, cancellation);
        var came = found.Own is null ? [] : await kitchen.AddAsync(kept, found.Own, lease.JobId, isNew: false, notices, cancellation);
        return new Outcome(
            ImportItemState.Merged, kept.Title, Told(notices), Recipe: adds || db.ChangeTracker.HasChanges() ? kept : null, Existing: id,
            Kind: RevisionKind.Edited)
        { Own = found.Own, Came = came };
    }

    private async Task AddImagesAsync(Recipe recipe, ImportContent.Found found, List<string> notices, CancellationToken cancellation)
    {
        foreach (var picture in found.Images.Take(Limits.ImagesMax))
        {
            var result = await processor.ProcessAsync(picture.Content.ToArray(), cancellation);
            if (result.Image is null)
            {
                notices.Add($"The picture {picture.Name} could not be added: {result.Refusal}");
                continue;
            }

            try
            {
                await files.AddAsync(recipe, result.Image, found.Own?.Document.AltOf(picture.Name), cancellation);
            }
            catch (MediaStorageException exception)
            {
                LogStorage(log, exception);
                notices.Add("The picture could not be added: the image storage is not available.");
                return;
            }
        }

        if (found.Images.Count == 0 && found.Preview.Recipe.ImageUrl is { } url
            && await images.TryAddFromUrlAsync(recipe, new Uri(url), cancellation, patient: true) is { } notice)
            notices.Add(notice);
    }

    private async Task EndAsync(ImportLease lease, ImportEntry entry, Outcome outcome, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockImportAsync(lease, cancellation) is not { } job)
            throw new LeaseLostException();
        var item = await db.Set<ImportItemRow>().SingleAsync(row => row.JobId == lease.JobId && row.Position == entry.Position, cancellation);
        job.Count(item.State, outcome.State);
        item.State = outcome.State;
        item.Title = outcome.Title is { } title ? DraftText.Cut(title, Limits.TitleMax) : item.Title;
        item.Reason = outcome.Reason;
        item.RecipeId = outcome.Recipe?.Id ?? (outcome.State == ImportItemState.Merged ? outcome.Existing : null);
        item.ExistingId = outcome.Existing;
        item.OriginalId = outcome.Own?.Document.Id;
        foreach (var kind in outcome.Came.GroupBy(came => came.Kind))
            job.Set(job.PartOf(kind.Key) with { Added = job.PartOf(kind.Key).Added + kind.Sum(came => came.Added) });
        item.Change = job.Touch(time.GetUtcNow());
        if (outcome.Recipe is { } recipe)
        {
            await recipe.LinkSubRecipesAsync(db, cancellation);
            if (db.Entry(recipe).State == EntityState.Detached)
                db.Add(recipe);
            if (outcome is { State: ImportItemState.Done, Own: { } own })
            {
                var (waiting, notices) = await ArchiveLinks.ApplyAsync(recipe, own, job.Id, db, cancellation);
                if (waiting.Count > 0)
                    item.Uses = waiting;
                item.Tell(notices);
            }

            if (outcome is { State: ImportItemState.Merged, Came.Count: > 0 })
                await RecipeStandings.TryLockAsync(db, recipe.Id, cancellation);
            await recipe.SaveAsync(db, outcome.Kind, cancellation, isTold: false);
            if (outcome.Came.Count > 0)
                await RecipeStandings.RecountAsync(db, recipe.Id, cancellation);
        }
        else
        {
            await db.SaveChangesAsync(cancellation);
        }

        await checkpoint(ImportStep.Written, entry.Position);
        await transaction.CommitAsync(cancellation);
        if (outcome.State == ImportItemState.Done)
            metrics.RecipesCreated.Add(1);
        metrics.Imports.Add(1, new("way", "job"), new("source", "none"), new("outcome", outcome.State.ToString().ToLowerInvariant()));
        await checkpoint(ImportStep.Committed, entry.Position);
    }

    private static string? Told(List<string> notices) => notices.Count == 0 ? null : string.Join(" ", notices);

    [LoggerMessage(Level = LogLevel.Error, Message = "Entry {Position} of import {JobId} could not be read.")]
    private static partial void LogFailed(ILogger log, Exception exception, int position, Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The image storage failed.")]
    private static partial void LogStorage(ILogger log, Exception exception);

    /// <param name="Attempts">0 when the entry has its outcome already.</param>
    private sealed record Begun(int Attempts, DuplicateChoice? Choice, Guid? Existing);

    /// <param name="Recipe">What is to be saved; null when nothing is.</param>
    private sealed record Outcome(
        ImportItemState State, string? Title, string? Reason, Recipe? Recipe = null, Guid? Existing = null, RevisionKind Kind = RevisionKind.Imported)
    {
        public ArchivedRecipe? Own { get; init; }

        /// <summary>What came with it, beside its pictures.</summary>
        public IReadOnlyList<(ImportedKind Kind, int Added)> Came { get; init; } = [];
    }
}
