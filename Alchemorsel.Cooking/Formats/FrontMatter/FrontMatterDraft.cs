using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.FrontMatter;

/// <summary>What the keys of a recipe's front matter mean, in the words of Cooklang's conventions and of sites made from files.</summary>
internal static class FrontMatterDraft
{
    private const int ImagesMax = 50;
    private const int KeywordsMax = 200;
    private const int TextMax = 20_000;

    private static readonly HashSet<string> FactKeys = new(StringComparer.Ordinal)
    {
        "servings", "serves", "portions", "yield", "yields", "makes", "preptime", "prep", "preparationtime", "cooktime", "cook",
        "cookingtime", "totaltime", "timerequired", "time", "duration", "author", "source", "course", "category", "cuisine", "tags",
        "keywords",
    };

    /// <summary>A draft with everything that the entries say; keys are compared without case, blanks, hyphens and underscores.</summary>
    public static RecipeDraft Read(IReadOnlyList<MetadataEntry> entries)
    {
        var byKey = new Dictionary<string, MetadataEntry>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Values.Any(value => value.Length > 0)))
            byKey.TryAdd(Key(entry.Key), entry);
        var source = Text("source", "source.name");
        var url = Address(Text("source.url", "sourceurl", "url", "link", "original")) ?? Address(source);
        var servings = Text("servings", "serves", "portions");
        var yield = Text("yield", "yields", "makes", "recipeyield") ?? (servings?.All(char.IsAsciiDigit) == false ? servings : null);
        return new RecipeDraft
        {
            Title = Text("title", "name"),
            Description = Text("description", "introduction", "summary"),
            // A source in words is whom the recipe is from.
            Author = Text("author", "author.name", "source.author") ?? (source is not null && Address(source) is null ? source : null),
            Language = Text("locale", "language", "lang")?.Replace('_', '-'),
            Cuisine = Text("cuisine", "recipecuisine"),
            Category = Text("category", "course", "meal", "recipecategory", "categories"),
            YieldText = yield,
            Servings = Number(servings) ?? Number(yield),
            PrepMinutes = Minutes("preptime", "time.prep", "prep", "preparationtime"),
            CookMinutes = Minutes("cooktime", "time.cook", "cook", "cookingtime"),
            TotalMinutes = Minutes("totaltime", "time.total", "timerequired", "time", "duration"),
            SourceUrl = url,
            Images = [.. Many("images", "image", "image.url", "pictures", "picture", "photo", "cover")
                .Select(Address).OfType<Uri>().Take(ImagesMax)],
            Keywords = Keywords(Many("tags", "keywords", "tag")),
            Notes = [.. Many("notes", "note").Take(KeywordsMax)],
            Nutrition = Nutrition(entries),
        };

        string? Text(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (byKey.TryGetValue(key, out var entry)
                    && Clean(string.Join(", ", entry.Values.Where(value => value.Length > 0))) is { } text)
                    return text;
            }

            return null;
        }

        IEnumerable<string> Many(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (byKey.TryGetValue(key, out var entry))
                    return entry.Values.Select(Clean).OfType<string>();
            }

            return [];
        }

        int? Minutes(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (byKey.TryGetValue(key, out var entry) && Durations.Minutes(Spaced(entry.Values[0])) is { } minutes)
                    return minutes;
            }

            return null;
        }
    }

    /// <summary>Writes the block, rules included; nothing when the draft says nothing that belongs there.</summary>
    public static void Write(RecipeDraft draft, StringBuilder output)
    {
        var block = new StringBuilder();
        Add("title", draft.Title);
        Add("description", draft.Description);
        Add("author", draft.Author);
        Add("source", draft.SourceUrl?.AbsoluteUri);
        Add("locale", draft.Language);
        Add("servings", draft.Servings?.ToString(CultureInfo.InvariantCulture));
        Add("yield", draft.YieldText);
        Add("prep time", Time(draft.PrepMinutes));
        Add("cook time", Time(draft.CookMinutes));
        Add("time required", Time(draft.TotalMinutes));
        Add("course", draft.Category);
        Add("cuisine", draft.Cuisine);
        AddList("tags", draft.Keywords);
        AddList("images", draft.Images.Select(image => image.AbsoluteUri));
        if (draft.Nutrition.Count > 0)
            block.Append("nutrition:\n");
        foreach (var (name, text) in draft.Nutrition)
            block.Append("  ").Append(YamlText.Write(PlainText.Fold(name))).Append(": ")
                .Append(YamlText.Write(PlainText.Fold(text))).Append('\n');
        if (block.Length > 0)
            output.Append("---\n").Append(block).Append("---\n\n");

        void Add(string key, string? value)
        {
            if (value is not null && PlainText.Fold(value) is { Length: > 0 } text)
                block.Append(key).Append(": ").Append(YamlText.Write(text)).Append('\n');
        }

        void AddList(string key, IEnumerable<string> values)
        {
            var texts = values.Select(PlainText.Fold).Where(value => value.Length > 0).ToList();
            if (texts.Count > 0)
                block.Append(key).Append(":\n");
            foreach (var text in texts)
                block.Append("  - ").Append(YamlText.Write(text)).Append('\n');
        }
    }

    /// <summary>The values of the first of the keys that has several, as one section; nothing when none has.</summary>
    public static IReadOnlyList<DraftSection> List(IReadOnlyList<MetadataEntry> entries, params IReadOnlyList<string> keys)
    {
        foreach (var entry in entries.Where(entry => keys.Contains(Key(entry.Key))))
        {
            var lines = entry.Values.SelectMany(value => value.Split('\n')).Select(Clean).OfType<string>().ToList();
            if (lines.Count > 0)
                return [new DraftSection(null, lines)];
        }

        return [];
    }

    /// <summary>Whether the label of a line ("Prep time") is one that says a fact of a recipe.</summary>
    public static bool IsFact(string label) => label.Length <= 40 && FactKeys.Contains(Key(label));

    private static string Key(string key) =>
        string.Concat(key.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_'))).ToLowerInvariant();

    private static string? Clean(string text)
    {
        var folded = PlainText.Fold(text.Length > TextMax ? text[..TextMax] : text);
        return folded.Length == 0 ? null : folded;
    }

    private static Uri? Address(string? text) =>
        text is { Length: <= 2_048 } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static int? Number(string? text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return null;
        var digits = text.AsSpan(start);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        digits = end < 0 ? digits : digits[..end];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }

    /// <summary>One text is a list with commas; the elements of a list are taken as they are.</summary>
    private static List<string> Keywords(IEnumerable<string> values)
    {
        var list = values.Take(KeywordsMax).ToList();
        var words = list.Count == 1
            ? list[0].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : list.AsEnumerable();
        return [.. words.Distinct(StringComparer.OrdinalIgnoreCase).Take(KeywordsMax)];
    }

    private static Dictionary<string, string> Nutrition(IEnumerable<MetadataEntry> entries)
    {
        const string Prefix = "nutrition.";
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (Clean(string.Join(", ", entry.Values)) is { } text)
                found.TryAdd(entry.Key[Prefix.Length..], text);
        }

        return found;
    }

    /// <summary>"45 minutes", "1 hour 30 minutes".</summary>
    public static string? Time(int? minutes) => minutes switch
    {
        null => null,
        < 60 or > 1_440 => string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes"),
        _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} {(minutes == 60 ? "hour" : "hours")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} {(minutes < 120 ? "hour" : "hours")} {minutes % 60} minutes"),
    };

    /// <summary>"1h30m" as "1h 30m"; ISO durations as they are.</summary>
    private static string Spaced(string text)
    {
        if (text.Length > 100 || text.StartsWith('P'))
            return text;
        var spaced = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(text[i]) && char.IsAsciiLetter(text[i - 1]))
                spaced.Append(' ');
            spaced.Append(text[i]);
        }

        return spaced.ToString();
    }
}
