using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>A recipe as the form's fields hold it: text, so that what was typed survives an error.</summary>
public sealed class RecipeForm
{
    private const string Prefix = "Form.";

    private static readonly Dictionary<string, PropertyInfo> Fields = typeof(RecipeForm).GetProperties().ToDictionary(field => field.Name);

    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? Servings { get; set; }
    public string? YieldText { get; set; }
    public string? PrepMinutes { get; set; }
    public string? CookMinutes { get; set; }
    public string? TotalMinutes { get; set; }
    public string? Cuisine { get; set; }
    public string? Category { get; set; }
    public string? Difficulty { get; set; }
    public string? Author { get; set; }
    public string? Tags { get; set; }
    public string? Equipment { get; set; }
    public string? Ingredients { get; set; }
    public string? Steps { get; set; }
    public string? Notes { get; set; }
    public string? SourceUrl { get; set; }

    /// <summary>Carried through the form unseen.</summary>
    public string? Language { get; set; }
    public string? ImageUrl { get; set; }
    public string? Nutrition { get; set; }
    public string? Allergens { get; set; }
    public string? Status { get; set; }
    public string? Version { get; set; }
    public string? Key { get; set; }

    /// <summary>Whether it was read from elsewhere and waits to be looked over: "true" or nothing.</summary>
    public string? Imported { get; set; }

    /// <summary>What the import wants looked at, a line each.</summary>
    public string? Notices { get; set; }

    /// <summary>What the edit began with, packed: two edits at once are merged by it.</summary>
    public string? Base { get; set; }

    /// <summary>Whether a field of a posted form belongs to a recipe's form.</summary>
    public static bool Holds(string field) => field.StartsWith(Prefix, StringComparison.Ordinal) && Fields.ContainsKey(field[Prefix.Length..]);

    /// <summary>All fields that hold something, by name.</summary>
    public IEnumerable<(string Name, string Value)> Values() =>
        Fields.Values.Select(field => (field.Name, Value: (string?)field.GetValue(this))).Where(field => field.Value is not null)!;

    /// <summary>As the form sends it: how it is kept.</summary>
    public Dictionary<string, string> ToFields() => Values().ToDictionary(field => Prefix + field.Name, field => field.Value);

    /// <summary>A form as it was kept; fields that are not there stay empty. Its key may have been sent already, so it gets none.</summary>
    public static RecipeForm Of(IReadOnlyDictionary<string, string> fields)
    {
        var form = new RecipeForm();
        foreach (var (name, value) in fields.Where(field => Holds(field.Key)))
            Fields[name[Prefix.Length..]].SetValue(form, value);
        form.Key = null;
        return form;
    }

    public static RecipeForm Of(RecipeInput input) => new()
    {
        Title = input.Title,
        Description = input.Description,
        Servings = Text(input.Servings),
        YieldText = input.YieldText,
        PrepMinutes = Text(input.PrepMinutes),
        CookMinutes = Text(input.CookMinutes),
        TotalMinutes = Text(input.TotalMinutes),
        Cuisine = input.Cuisine,
        Category = input.Category,
        Difficulty = input.Difficulty?.ToString(),
        Author = input.Author,
        Tags = string.Join(", ", input.Tags),
        Equipment = string.Join(", ", input.Equipment),
        Ingredients = SectionText.Write(input.Ingredients.Select(section => (section.Name, (IEnumerable<string>)section.Lines))),
        Steps = SectionText.Write(input.Steps.Select(section => (section.Name, (IEnumerable<string>)section.Steps))),
        Notes = input.Notes,
        SourceUrl = input.SourceUrl,
        Language = input.Language,
        ImageUrl = input.ImageUrl,
        Nutrition = Json(input.Nutrition),
        Allergens = Json(input.Allergens),
        Status = input.Status.ToString(),
    };

    public static RecipeForm Of(RecipeDetails recipe)
    {
        var form = Of(new RecipeInput
        {
            Title = recipe.Title,
            Description = recipe.Description,
            Servings = recipe.Servings,
            YieldText = recipe.YieldText,
            PrepMinutes = recipe.PrepMinutes,
            CookMinutes = recipe.CookMinutes,
            TotalMinutes = recipe.TotalMinutes,
            Cuisine = recipe.Cuisine,
            Category = recipe.Category,
            Difficulty = recipe.Difficulty,
            Author = recipe.Author,
            Tags = recipe.Tags,
            Equipment = recipe.Equipment,
            Ingredients =
            [
                .. recipe.Ingredients.Select(section =>
                    new IngredientSectionInput(section.Name, [.. section.Lines.Select(line => line.Text)])),
            ],
            Steps = [.. recipe.Steps.Select(section => new StepSectionInput(section.Name, section.Steps))],
            Notes = recipe.Notes,
            SourceUrl = recipe.SourceUrl,
            Language = recipe.Language,
            Nutrition = recipe.Nutrition,
            Allergens = recipe.Allergens,
            Status = recipe.Status,
        });
        form.Base = FormBase.Pack(form);
        form.Version = recipe.Version;
        return form;
    }

    public RecipeInput ToInput() => new()
    {
        Title = Title?.Trim() ?? "",
        Description = Some(Description),
        Servings = Number(Servings),
        YieldText = Some(YieldText),
        PrepMinutes = Number(PrepMinutes),
        CookMinutes = Number(CookMinutes),
        TotalMinutes = Number(TotalMinutes),
        Cuisine = Some(Cuisine),
        Category = Some(Category),
        Difficulty = Enum.TryParse<Difficulty>(Difficulty, out var difficulty) && Enum.IsDefined(difficulty) ? difficulty : null,
        Author = Some(Author),
        Language = Some(Language),
        SourceUrl = Some(SourceUrl),
        ImageUrl = Some(ImageUrl),
        Notes = Some(Notes),
        Tags = Names(Tags),
        Equipment = Names(Equipment),
        Ingredients = [.. SectionText.Read(Ingredients).Select(section => new IngredientSectionInput(section.Name, section.Lines))],
        Steps = [.. SectionText.Read(Steps).Select(section => new StepSectionInput(section.Name, section.Lines))],
        Nutrition = Object<Nutrition>(Nutrition),
        Allergens = Object<AllergenOverride>(Allergens),
        Status = Enum.TryParse<RecipeStatus>(Status, out var status) && Enum.IsDefined(status) ? status : RecipeStatus.Published,
    };

    private static string? Json<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value);

    private static T? Object<T>(string? json)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> Names(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
