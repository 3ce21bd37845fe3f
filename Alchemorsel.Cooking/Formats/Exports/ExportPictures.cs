namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Fetches the pictures of one recipe from its own file and from the files around it.</summary>
/// <param name="files">Null for an export of one file.</param>
/// <param name="folder">Of the recipe in its archive, empty or with a slash at its end.</param>
internal sealed class ExportPictures(
    ExportLimits limits, ZipFiles? files, string folder, string prefix, CancellationToken cancellationToken)
{
    private readonly List<ExportImage> found = [];
    private readonly List<ExportProblem> problems = [];
    private bool keepsAlike;
    private long bytesLeft = limits.ImageBytesPerRecipeMax;

    public async Task<(IReadOnlyList<ExportImage> Found, IReadOnlyList<ExportProblem> Problems)> ReadAsync(FoundRecipe recipe)
    {
        // Other apps list one picture under several names; in our own archive two that are alike are two.
        keepsAlike = recipe.Recipe.Format == ExportFormat.Alchemorsel;
        foreach (var (name, base64) in recipe.Embedded)
        {
            if (base64.Length / 4 * 3 > bytesLeft || found.Count >= limits.ImagesPerRecipeMax)
                Add(recipe.Recipe.Entry, name, null, "The recipe has more pictures than are read at once.");
            else
                Add(recipe.Recipe.Entry, name, Decode(base64), "A picture of the recipe is damaged.");
        }

        if (files is null)
            return (found, problems);
        var paths = recipe.ImagePaths.SelectMany(path => files.Find(folder, path)).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            if (found.Count >= limits.ImagesPerRecipeMax || bytesLeft <= 0)
            {
                problems.Add(new ExportProblem(prefix + path, "The recipe has more pictures than are read at once."));
                break;
            }

            var (bytes, problem) = await files.ReadAsync(path, bytesLeft, cancellationToken);
            Add(prefix + path, path, bytes, problem ?? "The file is not a picture of a kind that is known.");
        }

        return (found, problems);
    }

    private void Add(string entry, string name, byte[]? bytes, string reason)
    {
        if (bytes is null || ImageKinds.MediaType(bytes) is not { } mediaType)
        {
            problems.Add(new ExportProblem(entry, reason));
            return;
        }

        if (!keepsAlike && found.Any(image => image.Content.Span.SequenceEqual(bytes)))
            return;
        bytesLeft -= bytes.Length;
        found.Add(new ExportImage(name[(name.LastIndexOf('/') + 1)..], mediaType, bytes));
    }

    private static byte[]? Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
