using System.Text.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Api.Importing;

/// <summary>
/// Turns what was read into a recipe that <c>POST /api/v1/recipes</c> accepts whatever the page held: everything is cut to
/// <see cref="Limits"/>, and each cut that loses something is told in a notice.
/// </summary>
public static partial class DraftMapping
{
    /// <summary>Keywords kept as tags; pages list dozens for search engines.</summary>
    private const int TagsKept = 12;

    /// <summary>Characters of a keyword that is still a tag and not a phrase for search engines.</summary>
    private const int TagLengthKept = 40;

    private const int NoticesMax = 20;

    public static ImportPreview ToPreview(ReadResult read, RecipeDraft draft, Uri? pageUrl)
    {
        var notices = new List<string>(read.Notices);
        var recipe = new RecipeInput
        {
            Title = Title(draft.Title, notices),
            Description = Short(draft.Description, Limits.TextMax, "description", notices, lines: true),
            Servings = InRange(draft.Servings, 1, Limits.ServingsMax, "number of servings", notices),
            YieldText = Short(draft.YieldText, Limits.NameMax, "yield", notices),
            PrepMinutes = InRange(draft.PrepMinutes, 0, Limits.MinutesMax, "preparation time", notices),
            CookMinutes = InRange(draft.CookMinutes, 0, Limits.MinutesMax, "cooking time", notices),
            TotalMinutes = InRange(draft.TotalMinutes, 0, Limits.MinutesMax, "total time", notices),
            Cuisine = Short(draft.Cuisine, Limits.NameMax, "cuisine", notices),
            Category = Short(draft.Category, Limits.NameMax, "category", notices),
            Author = Short(draft.Author, Limits.NameMax, "author", notices),
            Language = Language(draft.Language),
            SourceUrl = WebUrl(draft.SourceUrl) ?? WebUrl(pageUrl),
            ImageUrl = draft.Images.Select(WebUrl).FirstOrDefault(url => url is not null),
            Notes = Short(string.Join('\n', draft.Notes), Limits.TextMax, "notes", notices, lines: true),
            Tags = Tags(draft.Keywords),
            Ingredients = Ingredients(draft.Ingredients, notices),
            Steps = Steps(draft.Steps, notices),
            Nutrition = NutritionText.Read(draft.Nutrition),
        };
        return new ImportPreview(recipe, SourceName(read.Source), notices.Take(NoticesMax).ToList())
        {
            Sources = read.Sources.ToDictionary(
                field => JsonNamingPolicy.CamelCase.ConvertName(field.Key.ToString()), field => SourceName(field.Value)),
        };
    }

    /// <summary>The name of a source on the wire and in metrics.</summary>
    public static string SourceName(ReadSource source) => source switch
    {
        ReadSource.JsonLd => "json-ld",
        ReadSource.Microdata => "microdata",
        ReadSource.Rdfa => "rdfa",
        ReadSource.HRecipe => "h-recipe",
        ReadSource.Heuristic => "heuristic",
        ReadSource.Meta => "meta",
        ReadSource.Text => "text",
        _ => "none",
    };

    private static string Title(string? text, List<string> notices)
    {
        var title = Short(text, Limits.TitleMax, "title", notices);
        if (title is { Length: >= Limits.TitleMin })
            return title;
        notices.Add("The page gives no usable title. Please write one.");
        return title is null ? "Untitled recipe" : $"{title} (recipe)";
    }

    private static string? Short(string? text, int max, string what, List<string> notices, bool lines = false)
    {
        var clean = DraftText.Clean(text, lines);
        if (clean is null || clean.Length <= max)
            return clean;
        notices.Add($"The {what} was cut to {max} characters.");
        return DraftText.Cut(clean, max);
    }

    private static int? InRange(int? value, int min, int max, string what, List<string> notices)
    {
        if (value is null || (value >= min && value <= max))
            return value;
        notices.Add($"The {what} ({value}) can't be right and was left out.");
        return null;
    }

    private static string? Language(string? text)
    {
        var tag = text?.Trim().Replace('_', '-');
        return tag is { Length: <= 35 } && LanguagePattern().IsMatch(tag) ? tag : null;
    }

    private static string? WebUrl(Uri? url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" or "https" } && url.AbsoluteUri.Length <= Limits.UrlMax ? url.AbsoluteUri : null;

    private static List<string> Tags(IReadOnlyList<string> keywords) => keywords
        .Select(keyword => DraftText.Clean(keyword))
        .OfType<string>()
        .Where(keyword => keyword.Length <= TagLengthKept)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Take(TagsKept)
        .ToList();

    private static List<IngredientSectionInput> Ingredients(IReadOnlyList<DraftSection> sections, List<string> notices) =>
        Sections(sections, Limits.IngredientsMax, "ingredients", notices, CutLine)
            .ConvertAll(section => new IngredientSectionInput(section.Name, section.Lines));

    private static List<StepSectionInput> Steps(IReadOnlyList<DraftSection> sections, List<string> notices) =>
        Sections(sections, Limits.StepsMax, "steps", notices, (step, _) => DraftText.Split(step, Limits.StepMax))
            .ConvertAll(section => new StepSectionInput(section.Name, section.Lines));

    private static IEnumerable<string> CutLine(string line, List<string> notices)
    {
        if (line.Length > Limits.IngredientLineMax)
            notices.Add($"A very long ingredient line was cut to {Limits.IngredientLineMax} characters.");
        yield return DraftText.Cut(line, Limits.IngredientLineMax);
    }

    /// <summary>Sections with at least one line; sections beyond the limit join the last one, lines beyond it are left out.</summary>
    private static List<DraftSection> Sections(
        IReadOnlyList<DraftSection> sections,
        int linesMax,
        string what,
        List<string> notices,
        Func<string, List<string>, IEnumerable<string>> bound)
    {
        var result = new List<DraftSection>();
        var left = linesMax;
        foreach (var section in sections)
        {
            var lines = section.Lines
                .Select(line => DraftText.Clean(line))
                .OfType<string>()
                .SelectMany(line => bound(line, notices))
                .ToList();
            if (lines.Count > left)
            {
                notices.Add($"The page lists too many {what}; only the first {linesMax} were kept.");
                lines.RemoveRange(left, lines.Count - left);
            }

            left -= lines.Count;
            if (lines.Count == 0)
                continue;
            if (result.Count < Limits.SectionsMax)
                result.Add(new DraftSection(DraftText.Clean(section.Name) is { } name ? DraftText.Cut(name, Limits.NameMax) : null, lines));
            else
                result[^1] = result[^1] with { Lines = [.. result[^1].Lines, .. lines] };
        }

        return result;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguagePattern();
}
