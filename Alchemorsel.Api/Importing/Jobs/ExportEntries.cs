using System.Runtime.CompilerServices;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Importing.Archives;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Cooking.Formats.Exports;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>The entries of a file of recipes, one in memory at a time and always in the same order.</summary>
internal static class ExportEntries
{
    /// <summary>Problems kept for the recipe that may follow; more of them are entries of their own.</summary>
    private const int HeldMax = 50;

    private static readonly HashSet<string> Pictures =
        new([".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff", ".svg"], StringComparer.OrdinalIgnoreCase);

    /// <param name="people">Who the people of an archive of ours are here.</param>
    /// <param name="whole">Told once the file was read: null, or why not all of it was.</param>
    public static async IAsyncEnumerable<ImportEntry> ReadAsync(
        Stream file, string name, ArchivePeople people, Action<string?> whole, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var position = 0;
        var held = new List<ExportProblem>();
        await foreach (var item in ExportReader.ReadAsync(file, name, null, cancellation))
        {
            switch (item)
            {
                case ExportProblem problem when held.Count < HeldMax:
                    held.Add(problem);
                    break;
                case ExportProblem problem:
                    yield return Entry(problem, position++);
                    break;
                case ExportedRecipe recipe:
                    foreach (var problem in held.Where(problem => !Concerns(problem, recipe)))
                        yield return Entry(problem, position++);
                    var notices = held.Where(problem => Concerns(problem, recipe)).Select(problem => problem.Reason).Distinct().ToList();
                    held.Clear();
                    yield return Entry(recipe, people, notices, position++);
                    break;
                case ExportSummary summary:
                    foreach (var problem in held)
                        yield return Entry(problem, position++);
                    whole(summary.Complete ? null : summary.Problems is [.., var last] ? last.Reason : "Not all of the file could be read.");
                    break;
                default:
                    throw new InvalidOperationException($"What is {item.GetType().Name}?");
            }
        }
    }

    // A recipe's pictures are read right before it is handed out; what went wrong with them is told with it.
    private static bool Concerns(ExportProblem problem, ExportedRecipe recipe)
        => problem.Entry == recipe.Entry || Pictures.Contains(Path.GetExtension(problem.Entry));

    private static ImportEntry Entry(ExportProblem problem, int position)
        => new(position, problem.Entry, _ => Task.FromResult<ImportContent>(new ImportContent.Nothing(problem.Reason)), IsProblem: true);

    private static ImportEntry Entry(ExportedRecipe recipe, ArchivePeople people, List<string> notices, int position)
        => new(position, recipe.Entry, _ => Task.FromResult(recipe.Native.IsEmpty ? Foreign(recipe, notices) : Own(recipe, people, notices)));

    private static ImportContent.Found Foreign(ExportedRecipe recipe, List<string> notices)
    {
        var read = new ReadResult(recipe.Draft, ReadSource.None, notices);
        return new ImportContent.Found(DraftMapping.ToPreview(read, recipe.Draft, null), recipe.Images);
    }

    private static ImportContent Own(ExportedRecipe recipe, ArchivePeople people, List<string> notices) => LibraryDocument.Read(recipe.Native.Span) is { } document
        ? new ImportContent.Found(new ImportPreview(document.ToInput(), "archive", notices), recipe.Images, new ArchivedRecipe(document, recipe.Beside, people))
        : new ImportContent.Nothing("The document is damaged, or of a newer version than this kitchen knows.");
}
