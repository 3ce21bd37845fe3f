using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Adds the comments of an archive to a recipe, thread by thread. Of a recipe that is here already those that are here stay, and nobody is told of words
/// that were said elsewhere.
/// </summary>
internal static class CommentImport
{
    /// <returns>How many came.</returns>
    public static async Task<int> AddAsync(
        AlchemorselDbContext db, Recipe recipe, ArchivedRecipe own, Guid job, bool isNew, List<LibraryComment?> lines, DateTimeOffset now,
        List<string> notices, CancellationToken cancellation)
    {
        var known = isNew || lines.Count == 0 ? [] : (await db.Set<RecipeComment>().AsNoTracking().Where(comment => comment.RecipeId == recipe.Id && !comment.IsPublic)
            .Select(comment => new { comment.Id, comment.ThreadId, comment.CreatedAt, comment.Text }).ToListAsync(cancellation))
            .ToLookup(comment => (comment.CreatedAt, comment.Text), comment => comment.ThreadId ?? comment.Id)
            .ToDictionary(group => group.Key, group => group.First());
        var (bad, added, threads, ids) = (0, 0, new Dictionary<Guid, Guid>(), new HashSet<Guid>());
        foreach (var line in lines)
        {
            // What began a thread stands before its answers.
            if (line is null || line.Text is { Length: > Limits.CommentMax } || (line.Thread is { } begun && !threads.ContainsKey(begun))
                || (line.Thread is null && threads.ContainsKey(line.Id)))
            {
                bad++;
                continue;
            }

            var (text, at) = (RecipeText.Clean(line.Text), ArchiveIds.Time(line.CreatedAt, now));
            if (known.TryGetValue((at, text ?? ""), out var here))
            {
                if (line.Thread is null)
                    threads[line.Id] = here;
                continue;
            }

            // One without words only holds the place of its answers.
            if (text is null && line.Thread is not null)
                continue;
            var user = text is null ? null : own.People.Find(line.By);
            var comment = new RecipeComment
            {
                Id = ids.Add(line.Id) ? ArchiveIds.Derive(job, line.Id) : Guid.CreateVersion7(),
                HouseholdId = recipe.HouseholdId,
                RecipeId = recipe.Id,
                ThreadId = line.Thread is { } thread ? threads[thread] : null,
                AuthorId = user,
                ByName = user is null && text is not null && DraftText.Cut(RecipeText.CleanLine(line.ByName) ?? "", Limits.NameMax) is { Length: > 0 } name ? name : null,
                Text = text ?? "",
                CreatedAt = at,
                EditedAt = line.EditedAt is { } edited && text is not null ? ArchiveIds.Time(edited, now) : null,
                DeletedAt = text is null ? at : null,
            };
            if (line.Thread is null)
                threads[line.Id] = comment.Id;
            db.Add(comment);
            added++;
        }

        if (bad > 0)
            notices.Add($"{bad} of the comments in {LibraryLines.Comments.File} could not be read.");
        return added;
    }
}
