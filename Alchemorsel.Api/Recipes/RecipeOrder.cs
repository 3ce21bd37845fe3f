using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>Where a page ended: the keys of its last row in the query's order.</summary>
/// <param name="Query">Of which query; see <see cref="RecipeList"/>.</param>
/// <param name="Part">In which part of the order (<see cref="RecipeOrder.Parts"/>).</param>
/// <param name="Start">Where the random order began.</param>
/// <param name="Reading">How the words were taken.</param>
internal sealed record ListPosition(
    string Query, Guid Id, int Part, string Title, int Number, double Measure, DateTimeOffset? At, int Start, SearchReading Reading);

/// <summary>
/// The orders of the list, but for that of relevance (<see cref="RecipeRelevance"/>). Each ends with the id and is the order of an index (RecipeSearchDocumentConfiguration); a row comparison continues
/// it where it stopped. Recipes without a rating, or never cooked, come after the others as a part of their own; so does what stands before
/// the day's beginning in the random order, which is one fixed circle entered at another place every day.
/// </summary>
internal static class RecipeOrder
{
    public static int Parts(RecipeSort sort) => sort switch
    {
        RecipeSort.Rating or RecipeSort.LastCooked or RecipeSort.Random => 2,
        _ => 1,
    };

    public static IQueryable<RankedDocument> Of(IQueryable<RankedDocument> found, RecipeSort sort, int part, int start, ListPosition? after)
        => Of(found.Where(row => row.Matches), (sort, part), start, after);

    private static IQueryable<RankedDocument> Of(IQueryable<RankedDocument> found, (RecipeSort, int) order, int start, ListPosition? after)
        => order switch
        {
            (RecipeSort.Title, _) => found
                .Where(row => after == null || EF.Functions.GreaterThan(
                    ValueTuple.Create(row.Document.SortTitle, row.Document.RecipeId), ValueTuple.Create(after.Title, after.Id)))
                .OrderBy(row => row.Document.SortTitle).ThenBy(row => row.Document.RecipeId),
            (RecipeSort.Quickest, _) => found
                .Where(row => after == null || EF.Functions.GreaterThan(
                    ValueTuple.Create(row.Document.Minutes, row.Document.RecipeId), ValueTuple.Create(after.Number, after.Id)))
                .OrderBy(row => row.Document.Minutes).ThenBy(row => row.Document.RecipeId),
            (RecipeSort.Rating, 0) => found
                .Where(row => row.Document.Rating != null)
                .Where(row => after == null || EF.Functions.LessThan(
                    ValueTuple.Create(row.Document.Rating!.Value, row.Document.RecipeId), ValueTuple.Create(after.Measure, after.Id)))
                .OrderByDescending(row => row.Document.Rating).ThenByDescending(row => row.Document.RecipeId),
            (RecipeSort.Rating, _) => Newest(found.Where(row => row.Document.Rating == null), after),
            (RecipeSort.MostCooked, _) => found
                .Where(row => after == null || EF.Functions.LessThan(
                    ValueTuple.Create(row.Document.CookedCount, row.Document.RecipeId), ValueTuple.Create(after.Number, after.Id)))
                .OrderByDescending(row => row.Document.CookedCount).ThenByDescending(row => row.Document.RecipeId),
            (RecipeSort.LastCooked, 0) => found
                .Where(row => row.Document.LastCookedAt != null)
                .Where(row => after == null || EF.Functions.LessThan(
                    ValueTuple.Create(row.Document.LastCookedAt!.Value, row.Document.RecipeId), ValueTuple.Create(after.At!.Value, after.Id)))
                .OrderByDescending(row => row.Document.LastCookedAt).ThenByDescending(row => row.Document.RecipeId),
            (RecipeSort.LastCooked, _) => Newest(found.Where(row => row.Document.LastCookedAt == null), after),
            (RecipeSort.Random, 0) => Shuffled(found.Where(row => row.Document.Shuffle >= start), after),
            (RecipeSort.Random, _) => Shuffled(found.Where(row => row.Document.Shuffle < start), after),
            _ => Newest(found, after),
        };

    /// <summary>Where the random order begins on a day.</summary>
    public static int StartOf(DateOnly day) => unchecked(((day.DayNumber * (int)0x9E3779B1) ^ (day.DayNumber >> 3)) * (int)0x85EBCA6B);

    // Ids are UUIDv7: their order is the order of creation.
    internal static IQueryable<RankedDocument> Newest(IQueryable<RankedDocument> found, ListPosition? after) => found
        .Where(row => after == null || row.Document.RecipeId < after.Id)
        .OrderByDescending(row => row.Document.RecipeId);

    private static IQueryable<RankedDocument> Shuffled(IQueryable<RankedDocument> found, ListPosition? after) => found
        .Where(row => after == null || EF.Functions.GreaterThan(
            ValueTuple.Create(row.Document.Shuffle, row.Document.RecipeId), ValueTuple.Create(after.Number, after.Id)))
        .OrderBy(row => row.Document.Shuffle).ThenBy(row => row.Document.RecipeId);
}
