namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>A recipe read from one file, before its pictures are fetched from the files around it.</summary>
/// <param name="Recipe">Without pictures.</param>
internal sealed record FoundRecipe(ExportedRecipe Recipe)
{
    /// <summary>Paths of pictures from the recipe's folder, the main one first; a star stands for any ending of the name.</summary>
    public IReadOnlyList<string> ImagePaths { get; init; } = [];

    /// <summary>Pictures inside of the recipe's own file: a name and base64.</summary>
    public IReadOnlyList<(string Name, string Base64)> Embedded { get; init; } = [];
}
