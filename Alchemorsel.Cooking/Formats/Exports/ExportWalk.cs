using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>One reading of one export: goes through its files and the archives inside of it.</summary>
internal sealed class ExportWalk(ExportLimits limits, string exportName)
{
    private readonly ReadBudget budget = new(limits);
    private readonly HashSet<string> usedComponents = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ExportProblem> problems = [];
    private readonly Dictionary<ExportFormat, int> formats = [];
    private int recipes;
    private int images;
    private int problemCount;
    private bool broken;

    public async IAsyncEnumerable<ExportItem> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in ItemsAsync(stream, cancellationToken))
        {
            if (item is ExportedRecipe recipe)
            {
                recipes++;
                images += recipe.Images.Count;
                formats[recipe.Format] = formats.GetValueOrDefault(recipe.Format) + 1;
            }
            else if (item is ExportProblem problem && problemCount++ < limits.ProblemsKept)
            {
                problems.Add(problem);
            }

            yield return item;
            if (recipes < limits.RecipesMax)
                continue;
            broken = true;
            problemCount++;
            var last = new ExportProblem(exportName, "The export holds more recipes than are read at once.");
            problems.Add(last);
            yield return last;
            break;
        }

        if (budget.Spent is { } reason)
        {
            problemCount++;
            problems.Add(new ExportProblem(exportName, reason));
            yield return problems[^1];
        }

        var format = formats.Count == 0 ? ExportFormat.Unknown : formats.MaxBy(pair => pair.Value).Key;
        yield return new ExportSummary(format, budget.Entries, recipes, images, problemCount, problems, !broken && budget.Spent is null);
    }

    private async IAsyncEnumerable<ExportItem> ItemsAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var head = new byte[4];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        if (IsZip(head.AsSpan(0, length)))
        {
            await foreach (var item in ArchiveAsync(stream, "", 1, cancellationToken))
                yield return item;
            yield break;
        }

        budget.Count();
        var (bytes, problem) = await budget.ReadAsync(stream, null, limits.EntryBytesMax, cancellationToken);
        if (bytes is null)
        {
            broken = true;
            yield return new ExportProblem(exportName, problem!);
            yield break;
        }

        await foreach (var item in FileAsync(bytes, new Place(exportName, "", null, 1), cancellationToken))
            yield return item;
    }

    private async IAsyncEnumerable<ExportItem> ArchiveAsync(
        Stream stream, string prefix, int depth, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (files, reason) = ZipFiles.Open(stream, budget);
        if (files is null)
        {
            broken = true;
            yield return new ExportProblem(prefix.Length == 0 ? exportName : prefix.TrimEnd('/'), reason!);
            yield break;
        }

        using var open = files;
        foreach (var problem in files.Problems)
            yield return problem with { Entry = prefix + problem.Entry };
        foreach (var name in files.Data)
        {
            if (budget.Spent is not null)
                yield break;
            if (usedComponents.Contains(prefix + name))
                continue;
            var (bytes, problem) = await files.ReadAsync(name, limits.EntryBytesMax, cancellationToken);
            if (bytes is null)
            {
                yield return new ExportProblem(prefix + name, problem!);
                continue;
            }

            await foreach (var item in FileAsync(bytes, new Place(name, prefix, files, depth), cancellationToken))
                yield return item;
        }
    }

    private async IAsyncEnumerable<ExportItem> FileAsync(
        byte[] bytes, Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isZip = IsZip(bytes);
        if ((isZip || IsGzip(bytes)) && place.Depth >= limits.DepthMax)
        {
            yield return new ExportProblem(place.Entry, "Too many archives lie inside of each other.");
        }
        else if (isZip)
        {
            var inner = new MemoryStream(bytes, writable: false);
            await foreach (var item in ArchiveAsync(inner, place.Entry + "/", place.Depth + 1, cancellationToken))
                yield return item;
        }
        else if (IsGzip(bytes))
        {
            await using var unzip = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
            var (content, problem) = await budget.ReadAsync(unzip, bytes.Length, limits.EntryBytesMax, cancellationToken);
            if (content is null)
            {
                yield return new ExportProblem(place.Entry, problem!);
                yield break;
            }

            await foreach (var item in FileAsync(content, place with { Depth = place.Depth + 1 }, cancellationToken))
                yield return item;
        }
        else
        {
            await foreach (var item in RecipesAsync(bytes, place, cancellationToken))
                yield return item;
        }
    }

    private async IAsyncEnumerable<ExportItem> RecipesAsync(
        byte[] bytes, Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var all = ExportFile.Read(bytes, place.Entry).GetEnumerator();
        var count = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FoundRecipe? found = null;
            var isBroken = false;
            try
            {
                if (all.MoveNext())
                    found = all.Current;
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
            {
                isBroken = true;
            }

            if (isBroken)
                yield return new ExportProblem(place.Entry, count == 0 ? "The file is damaged." : "The rest of the file is damaged.");
            else if (found is null && count == 0)
                yield return new ExportProblem(place.Entry, "No recipe was found in it.");
            if (found is null)
                yield break;
            count++;
            if (place.Files is { } files)
                found = await WithComponentsAsync(found, bytes, files, place, cancellationToken);
            var around = new ExportPictures(limits, place.Files, place.Folder, place.Prefix, cancellationToken);
            var (pictures, failed) = await around.ReadAsync(found);
            foreach (var problem in failed)
                yield return problem;
            yield return found.Recipe with
            {
                Images = pictures,
                Beside = found.Recipe.Format == ExportFormat.Alchemorsel && place.Files is { } beside ? new ExportFolder(beside, place.Folder) : null,
            };
        }
    }

    private async Task<FoundRecipe> WithComponentsAsync(
        FoundRecipe found, byte[] bytes, ZipFiles files, Place place, CancellationToken cancellationToken)
    {
        if (found.Recipe.Format != ExportFormat.Chowdown)
            return found;
        foreach (var name in ChowdownRecipe.ComponentPaths(ExportText.Decode(bytes)).SelectMany(path => files.Find(place.Folder, path)))
        {
            var (text, _) = await files.ReadAsync(name, limits.EntryBytesMax, cancellationToken);
            if (text is not null && ChowdownRecipe.Read(ExportText.Decode(text), name) is { } component)
            {
                usedComponents.Add(place.Prefix + name);
                found = found with { Recipe = ChowdownRecipe.With(found.Recipe, component.Recipe.Draft) };
            }
        }

        return found;
    }

    private static bool IsZip(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    private static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes is [0x1f, 0x8b, ..];

    /// <param name="Name">Inside of its archive.</param>
    /// <param name="Prefix">The archives around it, each with a slash.</param>
    private sealed record Place(string Name, string Prefix, ZipFiles? Files, int Depth)
    {
        public string Entry => Prefix + Name;

        public string Folder => Name[..(Name.LastIndexOf('/') + 1)];
    }
}
