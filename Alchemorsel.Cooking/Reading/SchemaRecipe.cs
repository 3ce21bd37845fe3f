using System.Globalization;
using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Reads a schema.org Recipe object, in whichever of its many shapes each property comes.</summary>
internal static class SchemaRecipe
{
    private const int DepthMax = 8;
    private const int ListMax = 1_000;

    public static RecipeDraft ToDraft(JsonObject recipe, PageHead head, Uri? pageUrl, IReadOnlyList<JsonObject> others)
    {
        var url = pageUrl ?? Absolute(head.Url, null) ?? Absolute(Text(recipe["url"]) ?? Text(recipe["mainEntityOfPage"]), null);
        var yields = Texts(recipe["recipeYield"] ?? recipe["yield"]).ToList();
        return new RecipeDraft
        {
            Title = PlainText.Line(Text(recipe["name"]) ?? Text(recipe["headline"])),
            Description = PlainText.Line(Text(recipe["description"])),
            Author = Author(recipe["author"], others),
            Language = Text(recipe["inLanguage"]) is { Length: <= 12 } language ? language : head.Language,
            Cuisine = Joined(recipe["recipeCuisine"]),
            Category = Joined(recipe["recipeCategory"]),
            YieldText = yields.Count == 0 ? null : yields.MaxBy(text => text.Length),
            Servings = yields.Select(Number).FirstOrDefault(number => number is not null),
            PrepMinutes = Durations.Minutes(Text(recipe["prepTime"])),
            CookMinutes = Durations.Minutes(Text(recipe["cookTime"])),
            TotalMinutes = Durations.Minutes(Text(recipe["totalTime"])) ?? Sum(recipe),
            SourceUrl = url,
            Images = Images(recipe, head, url, others),
            Keywords = Keywords(recipe["keywords"]),
            Ingredients = Ingredients(recipe["recipeIngredient"] ?? recipe["ingredients"]),
            Steps = Steps(recipe["recipeInstructions"]),
            Nutrition = Nutrition(recipe["nutrition"]),
        };
    }

    /// <summary>Without a total it is the sum of the parts that are given.</summary>
    private static int? Sum(JsonObject recipe)
    {
        var parts = Durations.Minutes(Text(recipe["prepTime"])).GetValueOrDefault()
            + Durations.Minutes(Text(recipe["cookTime"])).GetValueOrDefault();
        return parts == 0 ? null : parts;
    }

    private static string? Text(JsonNode? node) => node switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) ? text : null,
        JsonArray { Count: > 0 } list => list.Select(Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)),
        JsonObject map => Text(map["name"]) ?? Text(map["@value"]) ?? Text(map["text"]) ?? Text(map["value"]) ?? Text(map["@id"]),
        _ => null,
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.Take(ListMax).SelectMany(Texts),
        null => [],
        _ => PlainText.Line(Text(node)) is { } text ? [text] : [],
    };

    private static string? Joined(JsonNode? node)
    {
        var texts = Texts(node).Distinct(StringComparer.OrdinalIgnoreCase).Take(5).ToList();
        return texts.Count == 0 ? null : string.Join(", ", texts);
    }

    private static string? Author(JsonNode? node, IReadOnlyList<JsonObject> others)
    {
        if (node is JsonArray { Count: > 0 } list)
            node = list[0];
        if (node is JsonObject map && map["name"] is null && Text(map["@id"]) is { } id)
            node = others.FirstOrDefault(other => other["name"] is not null && Text(other["@id"]) == id)?["name"];
        var name = PlainText.Line(Text(node));
        return name is null || name.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : name;
    }

    internal static int? Number(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return null;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        // "10-15 pieces" serves up to 15.
        if (end + 1 < text.Length && text[end] is '-' or '–' && char.IsAsciiDigit(text[end + 1]))
            return Number(text[(end + 1)..]);
        return int.TryParse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
    }

    private static List<Uri> Images(JsonObject recipe, PageHead head, Uri? page, IReadOnlyList<JsonObject> others)
    {
        var found = new List<string?> { head.Image };
        Add(recipe["image"], 0);
        return [.. found.Select(address => Absolute(address, page)).OfType<Uri>().Distinct().Take(12)];

        void Add(JsonNode? node, int depth)
        {
            if (depth > DepthMax || found.Count > ListMax)
                return;
            switch (node)
            {
                case JsonArray list:
                    foreach (var item in list)
                        Add(item, depth + 1);
                    break;
                case JsonObject map when (Text(map["url"]) ?? Text(map["contentUrl"])) is { } address:
                    found.Add(address);
                    break;
                case JsonObject map when Text(map["@id"]) is { } id:
                    found.Add(others.Where(other => Text(other["@id"]) == id)
                        .Select(other => Text(other["url"]) ?? Text(other["contentUrl"])).FirstOrDefault(url => url is not null));
                    break;
                case JsonValue value:
                    found.Add(Text(value));
                    break;
            }
        }
    }

    private static Uri? Absolute(string? address, Uri? page)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > 2_048)
            return null;
        address = address.Trim();
        if (address.StartsWith("//", StringComparison.Ordinal))
            address = "https:" + address;
        var ok = page is null ? Uri.TryCreate(address, UriKind.Absolute, out var uri) : Uri.TryCreate(page, address, out uri);
        return ok && (uri!.Scheme is "http" or "https") ? uri : null;
    }

    private static List<string> Keywords(JsonNode? node) =>
    [
        .. Texts(node).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(60),
    ];

    private static List<DraftSection> Ingredients(JsonNode? node)
    {
        List<string> lines = node is JsonValue
            ? [.. PlainText.Lines(Text(node))]
            : [.. Texts(node)];
        if (lines.Count == 1)
            lines = Apart(lines[0]);
        return lines.Count == 0 ? [] : [new DraftSection(null, lines.Take(ListMax).ToList())];
    }

    /// <summary>A whole list in one text ("125ml milk, 1 tsp vinegar, 60ml oil"): cut before each amount; a line of one ingredient stays.</summary>
    private static List<string> Apart(string line)
    {
        const int FewestParts = 4;
        var parts = new List<string>();
        var start = 0;
        for (var at = line.IndexOf(", ", StringComparison.Ordinal); at > 0; at = line.IndexOf(", ", at + 2, StringComparison.Ordinal))
        {
            if (at + 2 < line.Length && char.IsNumber(line[at + 2]))
            {
                parts.Add(line[start..at]);
                start = at + 2;
            }
        }

        parts.Add(line[start..]);
        return parts.Count >= FewestParts ? parts : [line];
    }

    private static List<DraftSection> Steps(JsonNode? node)
    {
        var sections = new List<(string? Name, List<string> Lines)> { (null, []) };
        Add(node, 0);
        return [.. sections.Where(section => section.Lines.Count > 0).Select(section => new DraftSection(section.Name, section.Lines))];

        void Add(JsonNode? step, int depth)
        {
            if (depth > DepthMax || sections.Sum(section => section.Lines.Count) > ListMax)
                return;
            switch (step)
            {
                case JsonArray list:
                    foreach (var item in list)
                        Add(item, depth + 1);
                    break;
                case JsonObject map when map["itemListElement"] is { } inner && (SchemaGraph.IsType(map, "HowToSection") || Text(map["text"]) is null):
                    if (SchemaGraph.IsType(map, "HowToSection"))
                        sections.Add((PlainText.Line(Text(map["name"])), []));
                    Add(inner, depth + 1);
                    break;
                case JsonObject map when map["item"] is { } item:
                    Add(item, depth + 1);
                    break;
                case JsonObject map:
                    sections[^1].Lines.AddRange(NamedStep(map));
                    break;
                case JsonValue:
                    sections[^1].Lines.AddRange(StepLines(Text(step)));
                    break;
            }
        }
    }

    /// <summary>A step's name repeats its text's beginning on most pages, or counts ("Step 1"); where it says more, both are kept.</summary>
    private static IEnumerable<string> NamedStep(JsonObject map)
    {
        var name = PlainText.Line(Text(map["name"]));
        var lines = StepLines(Text(map["text"]) ?? Text(map["description"])).ToList();
        if (name is null || lines.Count == 0)
            return lines.Count > 0 ? lines : StepLines(name);
        var start = name.TrimEnd('.', '…', ' ');
        var counts = start.Length < 12 && start.Any(char.IsAsciiDigit);
        return counts || string.Join(' ', lines).StartsWith(start, StringComparison.OrdinalIgnoreCase) ? lines : StepLines(name).Concat(lines);
    }

    private static IEnumerable<string> StepLines(string? text) =>
        PlainText.Lines(text).SelectMany(NumberedSteps.Split).Where(line => line.Any(char.IsLetter));

    private static Dictionary<string, string> Nutrition(JsonNode? node)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is JsonArray { Count: > 0 } list)
            node = list[0];
        if (node is not JsonObject map)
            return found;
        foreach (var (name, value) in map.Take(40))
        {
            if (!name.StartsWith('@') && PlainText.Line(Text(value)) is { } text)
                found[name] = text;
        }

        return found;
    }
}
