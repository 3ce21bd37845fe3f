using Alchemorsel.Api.Importing.Archives;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Cooking.Formats.Exports;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>What an entry of an import holds.</summary>
internal abstract record ImportContent
{
    private ImportContent()
    {
    }

    /// <param name="Images">Pictures that came with it; without any the recipe's address of one is fetched.</param>
    /// <param name="Own">Where it comes from an archive of ours: what is more than any other app's file can say.</param>
    public sealed record Found(ImportPreview Preview, IReadOnlyList<ExportImage> Images, ArchivedRecipe? Own = null) : ImportContent;

    /// <param name="Reason">Why there is no recipe, in words for the cook.</param>
    public sealed record Nothing(string Reason) : ImportContent;
}

/// <summary>An entry that a worker has come to.</summary>
/// <param name="Read">Fetches or reads it; called after the attempt is counted.</param>
/// <param name="IsProblem">Nothing is there to be read, and it is known why.</param>
internal sealed record ImportEntry(int Position, string Source, Func<CancellationToken, Task<ImportContent>> Read, bool IsProblem = false);
