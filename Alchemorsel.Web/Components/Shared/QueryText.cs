using System.Globalization;

namespace Alchemorsel.Web.Components.Shared;

/// <summary>
/// Reads what stands in the query of an address. Pages take it as text and read it here: where a parameter has another type, the framework fails
/// for a text that is none, and who mistypes an address is shown an error that looks like ours.
/// </summary>
internal static class QueryText
{
    /// <summary>Null for what is no number.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
