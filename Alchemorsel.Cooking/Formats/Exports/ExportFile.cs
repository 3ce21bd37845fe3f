namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Tells what a file is by how it begins, and reads the recipes in it.</summary>
internal static class ExportFile
{
    /// <summary>Nothing is looked at before the first recipe is asked for.</summary>
    /// <exception cref="System.Text.Json.JsonException">While enumerating: it is broken from there on.</exception>
    public static IEnumerable<FoundRecipe> Read(byte[] bytes, string entry)
    {
        foreach (var recipe in Recipes(bytes, entry))
            yield return recipe;
    }

    private static IEnumerable<FoundRecipe> Recipes(byte[] bytes, string entry)
    {
        var text = ExportText.Decode(bytes).TrimStart();
        return text switch
        {
            [] => [],
            ['{' or '[', ..] => JsonFile.Read(bytes, entry),
            ['<', ..] => CopyMeThatPage.Read(text, entry),
            _ when CsvRecipes.Is(text) => CsvRecipes.Read(text, entry),
            _ when ChowdownRecipe.Read(text, entry) is { } recipe => [recipe],
            _ => [],
        };
    }
}
