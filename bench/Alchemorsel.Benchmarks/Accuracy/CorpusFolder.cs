namespace Alchemorsel.Benchmarks.Accuracy;

/// <summary>Where the pages and lines lie that reports are made from; they are no part of the repository.</summary>
public static class CorpusFolder
{
    /// <summary>The folder <c>shared/corpus</c> beside one of the folders above, or null.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "shared", "corpus");
            if (Directory.Exists(Path.Combine(corpus, "pages")))
                return corpus;
        }

        return null;
    }
}
