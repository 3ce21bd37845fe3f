using System.Text.Json;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>Saved recipe pages with what a careful reader expects of them. They are no part of the repository and may be absent.</summary>
internal static class Corpus
{
    /// <summary>Names the folder when it isn't beside the repository.</summary>
    private const string Variable = "ALCHEMORSEL_CORPUS";

    public static string? Folder { get; } = Find();

    /// <summary>Skips the running test, with a reason, when there is no corpus.</summary>
    public static IReadOnlyList<CorpusPage> Pages()
    {
        Assert.SkipWhen(Folder is null, "corpus not present");
        return Directory.GetFiles(Path.Combine(Folder!, "pages"), "*.html", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(CorpusPage.Load).ToList();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "corpus") is var corpus && Directory.Exists(Path.Combine(corpus, "pages")))
                return corpus;
        }

        return null;
    }
}

/// <param name="Name">Path below the corpus.</param>
/// <param name="Url">Where the page was saved from.</param>
internal sealed record CorpusPage(
    string Name, byte[] Html, string Url, string Title, IReadOnlyList<string> Ingredients, IReadOnlyList<string> Instructions)
{
    public static CorpusPage Load(string path)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(path, null) + ".expected.json"));
        var root = expected.RootElement;
        return new CorpusPage(
            Path.GetRelativePath(Corpus.Folder!, path),
            File.ReadAllBytes(path),
            root.GetProperty("canonical_url").GetString()!,
            root.GetProperty("title").GetString()!,
            Texts(root, "ingredients"),
            Texts(root, "instructions_list"));
    }

    private static List<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(text => text.GetString()!).ToList() : [];
}
