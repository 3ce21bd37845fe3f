namespace Alchemorsel.Api.Recipes;

/// <summary>Which of PostgreSQL's text-search configurations a language is read with.</summary>
public static class TextSearchLanguage
{
    /// <summary>Splits words and nothing more: for languages PostgreSQL has no dictionary for.</summary>
    public const string Simple = "simple";

    // What PostgreSQL 15 ships and more: every configuration here exists on every supported version.
    private static readonly Dictionary<string, string> Configurations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "arabic",
        ["ca"] = "catalan",
        ["da"] = "danish",
        ["de"] = "german",
        ["el"] = "greek",
        ["en"] = "english",
        ["es"] = "spanish",
        ["eu"] = "basque",
        ["fi"] = "finnish",
        ["fr"] = "french",
        ["ga"] = "irish",
        ["hi"] = "hindi",
        ["hu"] = "hungarian",
        ["hy"] = "armenian",
        ["id"] = "indonesian",
        ["it"] = "italian",
        ["lt"] = "lithuanian",
        ["nb"] = "norwegian",
        ["ne"] = "nepali",
        ["nl"] = "dutch",
        ["nn"] = "norwegian",
        ["no"] = "norwegian",
        ["pt"] = "portuguese",
        ["ro"] = "romanian",
        ["ru"] = "russian",
        ["sr"] = "serbian",
        ["sv"] = "swedish",
        ["ta"] = "tamil",
        ["tr"] = "turkish",
        ["yi"] = "yiddish",
    };

    /// <summary>The configuration for a BCP 47 tag ("de-AT"); <paramref name="otherwise"/> when there is none.</summary>
    public static string For(string? language, string otherwise = Simple)
        => language is not null && Configurations.TryGetValue(language.Split('-', 2)[0], out var configuration) ? configuration : otherwise;
}
