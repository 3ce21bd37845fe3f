using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Alchemorsel's own archive: <c>alchemorsel.json</c>, and for each recipe a folder under <c>recipes/</c> with its document
/// (<c>recipe.json</c>) and pictures. The document is handed on as it is; the draft holds what the formats have in common.
/// </summary>
internal static class OwnRecipe
{
    private const string Manifest = "alchemorsel.json";
    private const string Folder = "recipes/";
    private const string Document = "/recipe.json";
    private const string FormatName = "alchemorsel-recipe";

    public static bool IsArchive(IEnumerable<string> names) => names.Contains(Manifest);

    public static string DocumentOf(string id) => Folder + id + Document;

    public static bool IsDocument(string name) =>
        name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Document, StringComparison.Ordinal);

    public static bool Is(JsonObject map) => map["format"] is JsonValue format && format.ToString() == FormatName && map["recipe"] is JsonObject;

    public static FoundRecipe Read(JsonObject map, byte[] bytes, string entry)
    {
        var recipe = (JsonObject)map["recipe"]!;
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.Alchemorsel,
            Entry = entry,
            Native = bytes,
            OriginalId = map.Text("id"),
            Created = ExportText.Date(map.Text("createdAt")),
            Updated = ExportText.Date(map.Text("updatedAt")),
            Draft = new RecipeDraft
            {
                Title = ExportText.Line(recipe.Text("title")),
                Description = recipe.Text("description"),
                Author = ExportText.Line(recipe.Text("author")),
                Language = ExportText.Line(recipe.Text("language")),
                Cuisine = ExportText.Line(recipe.Text("cuisine")),
                Category = ExportText.Line(recipe.Text("category")),
                YieldText = ExportText.Line(recipe.Text("yieldText")),
                Servings = Number(recipe, "servings"),
                PrepMinutes = Number(recipe, "prepMinutes"),
                CookMinutes = Number(recipe, "cookMinutes"),
                TotalMinutes = Number(recipe, "totalMinutes"),
                SourceUrl = ExportText.Address(recipe.Text("sourceUrl")),
                Keywords = recipe.Texts("tags"),
                Ingredients = Sections(recipe, "ingredients", "lines"),
                Steps = Sections(recipe, "steps", "steps"),
                Notes = ExportText.Lines(recipe.Text("notes")),
            },
        })
        {
            ImagePaths = [.. map.Objects("images").Select(image => image.Text("file")).OfType<string>().Where(name => !name.EndsWith('*'))],
        };
    }

    private static int? Number(JsonObject map, string name) =>
        map[name] is JsonValue value && value.TryGetValue<int>(out var number) && number > 0 ? number : null;

    private static List<DraftSection> Sections(JsonObject map, string sections, string lines) =>
    [
        .. map.Objects(sections)
            .Select(section => new DraftSection(ExportText.Line(section.Text("name")), section.Texts(lines)))
            .Where(section => section.Lines.Count > 0),
    ];
}
