using System.Globalization;
using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>schema.org recipes: Nextcloud Cookbook's folders, RecipeSage's JSON-LD, and any other app's.</summary>
internal static class SchemaExport
{
    private static readonly string[] Identifiers = ["identifier", "id", "@id"];

    public static IEnumerable<FoundRecipe> Read(JsonNode data, string entry)
    {
        var found = new List<JsonObject>();
        SchemaGraph.Collect(data, found);
        return found.Where(map => SchemaGraph.IsType(map, "Recipe")).Select(map => Read(map, entry, found));
    }

    private static FoundRecipe Read(JsonObject map, string entry, List<JsonObject> others)
    {
        NameSections(map["recipeInstructions"]);
        var draft = SchemaRecipe.ToDraft(map, PageHead.None, null, others);
        var (paths, embedded) = Pictures(map["image"]);
        var extra = new Extras();
        extra.Add("tool", ExportText.Joined(map["tool"] is JsonValue one ? [one.ToString()] : map.Texts("tool")));
        extra.Add("video", map["video"] is JsonObject video ? video.Text("contentUrl", "embedUrl", "url") : map.Text("video"));
        extra.Add("ratingCount", (map["aggregateRating"] as JsonObject)?.Text("ratingCount", "reviewCount"));
        var credit = ExportText.Line(map.Text("creditText"));
        return new FoundRecipe(new ExportedRecipe
        {
            Format = Format(map, entry),
            Entry = entry,
            Rating = map["aggregateRating"] is JsonObject rating
                ? ExportText.Rating(rating.Text("ratingValue"), Best(rating))
                : ExportText.Rating(map.Text("rating")),
            Created = ExportText.Date(map.Text("dateCreated")) ?? ExportText.Date(map.Text("datePublished")),
            Updated = ExportText.Date(map.Text("dateModified")),
            OriginalId = Identifiers.Select(name => map.Text(name)).FirstOrDefault(id => id is not null),
            Draft = draft with
            {
                Author = draft.Author ?? credit,
                SourceUrl = ExportText.Address(map.Text("isBasedOn")) ?? draft.SourceUrl ?? ExportText.Address(credit),
                Ingredients = [.. draft.Ingredients.SelectMany(section => ExportText.Sections(section.Lines))],
                Steps = [.. draft.Steps.SelectMany(section => section.Name is null ? ExportText.Sections(section.Lines) : [section])],
                Notes = [.. draft.Notes, .. Notes(map)],
            },
            Extra = extra.Found,
        })
        { ImagePaths = ["full.*", .. paths], Embedded = embedded };
    }

    private static double Best(JsonObject rating) =>
        double.TryParse(rating.Text("bestRating"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var best) ? best : 5;

    private static ExportFormat Format(JsonObject map, string entry)
    {
        if (entry.EndsWith("/recipe.json", StringComparison.OrdinalIgnoreCase) || map.ContainsKey("printImage"))
            return ExportFormat.NextcloudCookbook;
        var isSage = map.ContainsKey("identifier") && (map.ContainsKey("creditText") || map.ContainsKey("isBasedOn"));
        return isSage ? ExportFormat.RecipeSage : ExportFormat.JsonLd;
    }

    /// <summary>A section without steps of its own is the heading of the steps after it.</summary>
    private static void NameSections(JsonNode? steps)
    {
        foreach (var step in (steps as JsonArray ?? []).OfType<JsonObject>())
        {
            if (SchemaGraph.IsType(step, "HowToSection") && step["itemListElement"] is null && step.Text("text", "name") is { } name)
            {
                step["@type"] = "HowToStep";
                step.Remove("name");
                step["text"] = name.StartsWith('[') ? name : $"[{name}]";
            }
        }
    }

    /// <summary>The cook's own comments; reviews of others on the page that a recipe came from are not among them.</summary>
    private static IEnumerable<string> Notes(JsonObject map) =>
        (map["comment"] switch
        {
            JsonArray list => list.OfType<JsonNode>(),
            JsonNode one => [one],
            _ => [],
        })
        .SelectMany(node => ExportText.Lines(node is JsonObject comment ? comment.Text("text", "commentText") : JsonFields.Text(node)))
        .Concat(ExportText.Lines(map.Text("notes")))
        .Take(ExportText.LinesMax);

    /// <summary>Pictures that are no addresses: files beside the recipe, or data inside of it.</summary>
    private static (List<string> Paths, List<(string Name, string Base64)> Embedded) Pictures(JsonNode? node)
    {
        var (paths, embedded) = (new List<string>(), new List<(string, string)>());
        foreach (var image in node is JsonArray list ? list.Take(ExportText.LinesMax) : [node])
        {
            var text = image is JsonObject map ? map.Text("url") ?? map.Text("contentUrl") : JsonFields.Text(image);
            if (text is null || ExportText.Address(text) is not null)
                continue;
            var isData = text.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);
            var data = isData ? text.IndexOf(";base64,", StringComparison.Ordinal) : -1;
            if (data > 0)
                embedded.Add(("image", text[(data + ";base64,".Length)..]));
            else if (text.Length < 1_000)
                paths.Add(text);
        }

        return (paths, embedded);
    }
}
