using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Steps that no heading announces: the list of sentences that stands nearest to the ingredients, before or behind them.</summary>
internal static class SentenceRuns
{
    private const int FewestLines = 2;

    /// <summary>Characters of an item that may be a step; menus and tags are shorter.</summary>
    private const int SentenceMin = 25;

    /// <summary>Lines between the ingredients and the steps, at most: comments and other dishes are farther away.</summary>
    private const int DistanceMax = 60;

    /// <summary>None where no list of sentences is near.</summary>
    public static IReadOnlyList<DraftSection> Near(List<PageLine> lines, RecipeDraft found)
    {
        var first = found.Ingredients[0].Lines[0];
        var last = found.Ingredients[^1].Lines[^1];
        var begin = lines.FindIndex(line => line.Text.EndsWith(first, StringComparison.Ordinal));
        var end = lines.FindLastIndex(line => line.Text.EndsWith(last, StringComparison.Ordinal));
        if (begin < 0 || end < 0)
            return [];
        var (best, distance) = ((Start: 0, End: 0), DistanceMax + 1);
        for (var at = Math.Max(0, begin - (2 * DistanceMax)); at < lines.Count && at <= end + DistanceMax; at++)
        {
            if (at >= begin && at <= end)
                continue;
            var start = at;
            while (at < lines.Count && (at < begin || at > end) && IsSentence(lines[at]))
                at++;
            var away = start > end ? start - end : begin - at;
            if (at - start >= FewestLines && away < distance && lines[start..at].Count(EndsAsSentence) * 2 > at - start)
                (best, distance) = ((start, at), away);
        }

        return best.End == 0 ? [] : [new DraftSection(null, [.. lines[best.Start..best.End].Select(line => line.Text)])];
    }

    /// <summary>Whether an item reads as a step and not as an ingredient.</summary>
    public static bool EndsAsSentence(PageLine line) => IsSentence(line) && line.Text[^1] is '.' or '!' or '。';

    private static bool IsSentence(PageLine line) => line.Kind == PageLineKind.Item && line.Text.Length >= SentenceMin && line.Text.Contains(' ');
}
