using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.JsonLd;

/// <summary>
/// Writes a draft as a schema.org Recipe in JSON-LD, as search engines and other recipe apps read it. schema.org knows neither
/// sections of ingredients nor notes: ingredients of all sections stand in one list, and notes are left out.
/// </summary>
public static class JsonLdWriter
{
    // Non-ASCII letters stay readable; <, >, &, quotes, U+2028 and U+2029 are always escaped, so no text can end a script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>
    /// One JSON object without line breaks, safe to stand in a <c>script</c> element of type <c>application/ld+json</c>. Durations are
    /// ISO 8601 (<c>PT1H30M</c>); facts that the draft does not have are left out.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="draft"/> is null.</exception>
    public static string Write(RecipeDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, draft);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, RecipeDraft draft)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", "Recipe");
        Text(json, "name", draft.Title);
        Text(json, "description", draft.Description);
        Text(json, "url", draft.SourceUrl?.AbsoluteUri);
        Text(json, "inLanguage", draft.Language);
        Texts(json, "image", [.. draft.Images.Select(image => image.AbsoluteUri)]);
        if (!string.IsNullOrWhiteSpace(draft.Author))
        {
            json.WriteStartObject("author");
            json.WriteString("@type", "Person");
            json.WriteString("name", draft.Author);
            json.WriteEndObject();
        }

        Text(json, "prepTime", Duration(draft.PrepMinutes));
        Text(json, "cookTime", Duration(draft.CookMinutes));
        Text(json, "totalTime", Duration(draft.TotalMinutes));
        var servings = draft.Servings?.ToString(CultureInfo.InvariantCulture);
        Texts(json, "recipeYield", [.. new[] { servings, draft.YieldText }.OfType<string>().Distinct()]);
        Text(json, "recipeCategory", draft.Category);
        Text(json, "recipeCuisine", draft.Cuisine);
        Text(json, "keywords", draft.Keywords.Count == 0 ? null : string.Join(", ", draft.Keywords));
        Texts(json, "recipeIngredient", [.. draft.Ingredients.SelectMany(section => section.Lines)]);
        Steps(json, draft.Steps);
        Nutrition(json, draft.Nutrition);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            json.WriteString(name, text);
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts.Where(text => !string.IsNullOrWhiteSpace(text)))
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Steps stand alone while they have no heading, else in a HowToSection.</summary>
    private static void Steps(Utf8JsonWriter json, IReadOnlyList<DraftSection> sections)
    {
        if (sections.Count == 0)
            return;
        json.WriteStartArray("recipeInstructions");
        for (var i = 0; i < sections.Count; i++)
        {
            var (name, steps) = sections[i];
            var inSection = i > 0 || name is not null;
            if (inSection)
            {
                json.WriteStartObject();
                json.WriteString("@type", "HowToSection");
                Text(json, "name", name);
                json.WriteStartArray("itemListElement");
            }

            foreach (var step in steps.Where(step => !string.IsNullOrWhiteSpace(step)))
            {
                json.WriteStartObject();
                json.WriteString("@type", "HowToStep");
                json.WriteString("text", step);
                json.WriteEndObject();
            }

            if (!inSection)
                continue;
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Nutrition(Utf8JsonWriter json, IReadOnlyDictionary<string, string> nutrition)
    {
        if (nutrition.Count == 0)
            return;
        json.WriteStartObject("nutrition");
        json.WriteString("@type", "NutritionInformation");
        foreach (var (name, text) in nutrition.Where(fact => fact.Key.Length > 0 && fact.Key[0] != '@'))
            Text(json, name, text);
        json.WriteEndObject();
    }

    private static string? Duration(int? minutes)
    {
        if (minutes is not > 0)
            return null;
        var (hours, rest) = Math.DivRem(minutes.Value, 60);
        return string.Create(CultureInfo.InvariantCulture, $"PT{(hours > 0 ? $"{hours}H" : "")}{(rest > 0 ? $"{rest}M" : "")}");
    }
}
