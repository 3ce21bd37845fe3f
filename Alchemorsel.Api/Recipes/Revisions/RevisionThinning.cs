using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>
/// Bounds what a recipe's past costs. The last <see cref="KeptWhole"/> revisions stay all; of those before, every 10th; past ten times as
/// many, every 100th; past that, every 1,000th; the first stays always. So recent work can be undone step by step, the far past is still
/// there in outline, and a recipe saved n times keeps some 45 revisions for each power of ten in n: 10,000 saves leave about 150. By number and
/// not by age: somebody who saves once a year should lose nothing, and no clock can be wrong.
/// </summary>
internal static class RevisionThinning
{
    public const int KeptWhole = 50;

    // Not with every save: until it runs again up to ten more are kept.
    private const int Interval = 10;

    public static bool IsDue(int newest) => newest > KeptWhole && newest % Interval == 0;

    /// <summary>Whether revision <paramref name="number"/> stays when <paramref name="newest"/> is the last.</summary>
    public static bool Keeps(int number, int newest)
    {
        var age = newest - number;
        return number == 1
            || age < KeptWhole
            || (age < KeptWhole * 10 && number % 10 == 0)
            || (age < KeptWhole * 100 && number % 100 == 0)
            || number % 1_000 == 0;
    }

    public static async Task RunAsync(AlchemorselDbContext db, Guid recipe, int newest, CancellationToken cancellation)
    {
        var numbers = await db.Set<RecipeRevision>().Where(revision => revision.RecipeId == recipe).Select(revision => revision.Number)
            .ToListAsync(cancellation);
        var thinned = numbers.Where(number => !Keeps(number, newest)).ToArray();
        await db.Set<RecipeRevision>().Where(revision => revision.RecipeId == recipe && thinned.Contains(revision.Number))
            .ExecuteDeleteAsync(cancellation);
    }
}
