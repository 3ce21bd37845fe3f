using System.Globalization;
using Alchemorsel.Contracts.Units;

namespace Alchemorsel.Web.Components.Units;

internal static class UnitWords
{
    /// <summary>As the household writes more than one of it.</summary>
    public static string Plural(UnitInfo unit) => unit.Household is { Name: { } name } own ? own.Plural ?? name : unit.Plural;

    /// <summary>"236.59 ml"; nothing for what is the measure of the others, or has no size.</summary>
    public static string? Size(UnitInfo unit) => unit.Size is { } size && unit.Code != unit.Base
        ? $"{size.ToString(size < 1 ? "0.####" : "0.##", CultureInfo.InvariantCulture)} {unit.Base}" : null;

    public static string Path(string code) => $"/units/{Uri.EscapeDataString(code)}";

    /// <summary>The list, with what a change did.</summary>
    public static string Then(int recipes, int waiting)
        => string.Create(CultureInfo.InvariantCulture, $"/units?done={recipes}{(waiting > 0 ? $"&waiting={waiting}" : "")}");

    public static string Done(int recipes, int? waiting)
    {
        var read = recipes switch { 0 => "Saved", 1 => "Saved. 1 recipe reads otherwise now", _ => $"Saved. {recipes} recipes read otherwise now" };
        return waiting switch { null or <= 0 => $"{read}.", 1 => $"{read}; 1 more follows in a moment.", _ => $"{read}; {waiting} more follow in a moment." };
    }

    public static IReadOnlyList<string> Split(string? words)
        => [.. (words ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
