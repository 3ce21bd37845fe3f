using Alchemorsel.Contracts.Labels;

namespace Alchemorsel.Web.Components.Labels;

/// <summary>Words for the kinds of labels, and their addresses.</summary>
internal static class LabelWords
{
    public static LabelKind Kind(string? text) =>
        Enum.TryParse<LabelKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : LabelKind.Tags;

    public static string One(LabelKind kind) => kind switch
    {
        LabelKind.Tags => "tag",
        LabelKind.Cuisines => "cuisine",
        LabelKind.Categories => "category",
        _ => "tool",
    };

    public static string Path(LabelKind kind) => $"/labels/{kind.ToString().ToLowerInvariant()}";

    /// <summary>The list of recipes that have the label; tools can only be searched for.</summary>
    public static string Recipes(LabelKind kind, string name) =>
        $"/recipes?{(kind == LabelKind.Equipment ? "q" : One(kind))}={Uri.EscapeDataString(name)}";

    public static string Change(LabelKind kind, params IEnumerable<string> names) =>
        $"/labels/change?kind={kind}{string.Concat(names.Select(name => $"&name={Uri.EscapeDataString(name)}"))}";

    public static string Count(int recipes) => recipes == 1 ? "1 recipe" : $"{recipes} recipes";
}
