using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Formats;

/// <summary>Drafts for property tests, of words that mean something in one format or another.</summary>
internal static class Drafts
{
    private static readonly string[] Signs =
    [
        "@home", "#1", "~", "--", "---", "[-", "-]", "(soft)", "{", "}", "{1%g}", "\\", "*", "**", "_so_", "`", "1.", "2)", "-", "+", ">",
        "=", "==", "|", "%", ":",
        "key: value", "\"", "'", "!", "[x](y)", "![", "]:", "###", "a&b", "~~", "5 < 6", "$", "^", "./x", "?", "null",
        "é", "日本", "🧂", "½", "1/2", "C:\\x", "::",
        "http://example.org/a_b_c", "  ", "https://example.org", "***", "___", "\t", "---\u00a0", "1\\.", "\\@", "\\",
    ];

    private static readonly string[] Words =
    [
        "salt", "flour", "butter", "Mix", "the", "and", "well", "oil", "olive oil", "onion", "until smooth", "then", "bake", "200 °C",
        "10 minutes", "chopped",
    ];

    private static readonly string[] Lines =
    [
        "200 g flour", "1 1/2 cups milk", "2 eggs", "1 large onion, finely chopped", "salt", "Salt, to taste", "1½ tsp baking powder",
        "2-3 cloves garlic",
        "1 (14-ounce) can tomatoes, drained", "10g/½oz butter", "2 x 400 g tins chickpeas", "a pinch of salt", "olive oil, for frying",
        "1,5 kg Mehl",
        "thyme (optional)", "1 tbsp @home sauce", "100 % rye flour", "salt and pepper", "a few sprigs thyme", "flour", "0.25 l water",
        "butter {soft}", "4 cloves garlic (minced)", "1 Ei (Größe M), verquirlt",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Of(Words), Of(Words), Of(Signs)).List[1, 8]
        .Select(words => Fold(string.Join(' ', words))).Where(text => text.Any(char.IsLetter));

    private static readonly Gen<string> Line = Gen.OneOf(Of(Lines), Of(Lines), Text);

    private static readonly Gen<Uri> Address =
        Of("https://example.org/", "http://example.org/a%20b.jpg?x=1&y=2#z", "https://example.org/ä/(1).png")
        .Select(text => new Uri(text));

    /// <summary>Drafts as readers make them: folded texts, no empty section, no comma in a keyword, a yield that fits the servings.</summary>
    public static Gen<RecipeDraft> Any { get; } = Gen.Select(
        Gen.Select(Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text)),
        Gen.Select(Of<int?>(null, 4, 12), Gen.Bool, Minutes, Minutes, Minutes),
        Gen.Select(Of<string?>(null, "en", "de-AT", "ja"), Maybe(Address), Address.List[0, 3], Text.List[0, 4], Text.List[0, 2]),
        Gen.Select(Sections(Line), Sections(Text), Gen.Dictionary(Of("calories", "fatContent", "servingSize"), Text)[0, 3]))
        .Select((texts, numbers, rest, parts) => new RecipeDraft
        {
            Title = texts.Item1,
            Description = texts.Item2,
            Author = texts.Item3,
            Cuisine = texts.Item4,
            Category = texts.Item5,
            Servings = numbers.Item1,
            YieldText = numbers is { Item1: { } servings, Item2: true } ? $"{servings} cookies" : null,
            PrepMinutes = numbers.Item3,
            CookMinutes = numbers.Item4,
            TotalMinutes = numbers.Item5,
            Language = rest.Item1,
            SourceUrl = rest.Item2,
            Images = [.. rest.Item3.Distinct()],
            Keywords = [.. rest.Item4.Where(word => !word.Contains(',', StringComparison.Ordinal))
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            Notes = rest.Item5,
            Ingredients = parts.Item1,
            Steps = parts.Item2,
            Nutrition = parts.Item3,
        });

    private static Gen<int?> Minutes => Of<int?>(null, 1, 45, 60, 90, 125, 1_500);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class => Gen.OneOf(Gen.Const((T?)null), some!);

    private static Gen<List<DraftSection>> Sections(Gen<string> lines) =>
        Gen.Select(Gen.OneOf(Gen.Const((string?)null), Of("Dough", "Filling", "Sauce ="), Text!), lines.List[1, 5])
            .Select((name, texts) => new DraftSection(name, texts)).List[0, 3];
}
