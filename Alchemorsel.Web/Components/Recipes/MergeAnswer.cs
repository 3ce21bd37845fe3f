namespace Alchemorsel.Web.Components.Recipes;

/// <summary>What the merge view sends back: the edit that was to be saved, and a choice for each conflict.</summary>
public sealed class MergeAnswer
{
    public RecipeForm? Mine { get; set; }

    /// <summary>The version that the choices were made against.</summary>
    public string? Against { get; set; }

    /// <summary>"theirs" or "mine" by the conflict's key.</summary>
    public Dictionary<string, string>? Choices { get; set; }

    /// <summary>"edit" to look the merged recipe over before it is saved.</summary>
    public string? Then { get; set; }

    internal HashSet<string> TakeTheirs => [.. (Choices ?? []).Where(choice => choice.Value == "theirs").Select(choice => choice.Key)];
}
