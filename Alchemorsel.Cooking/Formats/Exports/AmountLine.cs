using System.Globalization;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Writes an ingredient that an app keeps in parts as the line that a cook would write.</summary>
internal static class AmountLine
{
    /// <param name="amount">A decimal number as text; nothing or zero for none.</param>
    /// <param name="note">Follows after a comma.</param>
    public static string? Write(string? amount, string? unit, string? food, string? note)
    {
        var number = decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value.ToString("0.###", CultureInfo.InvariantCulture)
            : null;
        var line = ExportText.Line(string.Join(' ', new[] { number, unit, food }.Where(part => !string.IsNullOrWhiteSpace(part))));
        var rest = ExportText.Line(note);
        return line is null || rest is null ? line ?? rest : food is null ? $"{line} {rest}" : $"{line}, {rest}";
    }
}
