using System.IO.Compression;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>The files of one zip archive under names that are safe to compare, without what operating systems leave behind.</summary>
internal sealed class ZipFiles : IDisposable
{
    private static readonly string[] DataEndings =
        [".json", ".jsonld", ".html", ".htm", ".csv", ".md", ".markdown", ".zip", ".gz", ".paprikarecipe", ".paprikarecipes"];

    private readonly ZipArchive archive;
    private readonly ReadBudget budget;
    private readonly Dictionary<string, ZipArchiveEntry> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> byFolder = new(StringComparer.OrdinalIgnoreCase);

    private ZipFiles(ZipArchive archive, ReadBudget budget)
    {
        this.archive = archive;
        this.budget = budget;
    }

    /// <summary>Names of files that may hold recipes, in the archive's order; parts that others include come last.</summary>
    public List<string> Data { get; } = [];

    /// <summary>What is wrong with single names.</summary>
    public List<ExportProblem> Problems { get; } = [];

    /// <summary>Whether it is an archive of ours.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Opens an archive, or says why it can't be.</summary>
    public static (ZipFiles? Files, string? Problem) Open(Stream stream, ReadBudget budget)
    {
        ZipArchive? archive = null;
        try
        {
            if (ZipDirectory.Size(stream) is not { } directory)
                return (null, "The archive is not complete. Please export it again.");
            if (directory > budget.Limits.DirectoryBytesMax)
                return (null, "The archive lists more files than are read at once.");
            stream.Position = 0;
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var files = new ZipFiles(archive, budget);
            files.List();
            return (files, null);
        }
        catch (Exception error)
            when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            archive?.Dispose();
            return (null, "The archive is damaged. Please export it again.");
        }
    }

    private void List()
    {
        var others = new List<ExportProblem>();
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            var parts = name.Split('/');
            if (parts[^1].Length == 0 || IsLeftBehind(parts))
                continue;
            if (!budget.Count())
                break;
            if (name[0] == '/' || parts[0].EndsWith(':') || parts.Contains(".."))
            {
                Problems.Add(new ExportProblem(name, "The file's name leads out of the archive, so it was left out."));
                continue;
            }

            if (!byName.TryAdd(name, entry))
            {
                Problems.Add(new ExportProblem(name, "Another file of the archive has the same name; the first one was read."));
                continue;
            }

            var folder = name[..^parts[^1].Length];
            if (!byFolder.TryGetValue(folder, out var names))
                byFolder.Add(folder, names = []);
            names.Add(name);
            var ending = Path.GetExtension(parts[^1]);
            if (ending.Length == 0 || DataEndings.Contains(ending, StringComparer.OrdinalIgnoreCase))
                Data.Add(name);
            else if (!ImageKinds.HasEnding(name))
                others.Add(new ExportProblem(name, "Recipes are not kept in files of this kind, so it was left out."));
        }

        foreach (var names in byFolder.Values)
            names.Sort(StringComparer.OrdinalIgnoreCase);
        IsOwn = OwnRecipe.IsArchive(byName.Keys);
        // The readable forms beside our own documents are the same recipes once more, and the other documents are read for themselves.
        if (IsOwn)
            Data.RemoveAll(name => !OwnRecipe.IsDocument(name));
        else
            Problems.AddRange(others);

        var components = Data.Where(ChowdownRecipe.IsComponent).ToList();
        Data.RemoveAll(ChowdownRecipe.IsComponent);
        Data.AddRange(components);
    }

    /// <summary>Resource forks, folder views and thumbnails of operating systems.</summary>
    private static bool IsLeftBehind(string[] parts) =>
        parts.Contains("__MACOSX") || parts[^1].StartsWith("._", StringComparison.Ordinal)
        || parts[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    /// <summary>The files that a path of <see cref="FoundRecipe.ImagePaths"/> means.</summary>
    /// <param name="folder">Of the recipe, empty or with a slash at its end.</param>
    public IEnumerable<string> Find(string folder, string path)
    {
        if (path.EndsWith('*'))
        {
            var start = folder + path[..^1];
            var inside = start[..(start.LastIndexOf('/') + 1)];
            return byFolder.TryGetValue(inside, out var names) ? From(names, start).Where(ImageKinds.HasEnding) : [];
        }

        return Resolve(folder, path) is { } found && byName.ContainsKey(found) ? [found] : [];
    }

    /// <summary>By halving: each of many recipes may look into a folder of many files.</summary>
    private static IEnumerable<string> From(List<string> sorted, string start)
    {
        var at = sorted.BinarySearch(start, StringComparer.OrdinalIgnoreCase);
        return sorted.Skip(at < 0 ? ~at : at).TakeWhile(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Resolve(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in (path.StartsWith('/') ? path : folder + path).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part == "..")
                return null;
            else if (part.Length > 0 && part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>The content of a file, or why it can't be read.</summary>
    /// <param name="name">One that is in the archive.</param>
    /// <param name="max">Bytes that it may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="anyRatio">For what repeats itself by nature, such as versions of one recipe: then only <paramref name="max"/> bounds it.</param>
    public async Task<(byte[]? Bytes, string? Problem)> ReadAsync(
        string name, long max, CancellationToken cancellationToken, bool anyRatio = false)
    {
        var entry = byName[name];
        if (entry.IsEncrypted)
            return (null, "The file is locked with a password.");
        try
        {
            await using var content = await entry.OpenAsync(cancellationToken);
            return await budget.ReadAsync(content, anyRatio ? null : entry.CompressedLength, max, cancellationToken);
        }
        catch (Exception error)
            when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return (null, "The file is damaged and could not be unpacked.");
        }
    }

    public void Dispose() => archive.Dispose();
}
