using Alchemorsel.Api.Data;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Foods;

internal static class HouseholdFoods
{
    /// <summary>Foods of its own or with corrections that a household can have.</summary>
    public const int Max = 2_000;

    /// <summary>The catalogue as the current household has it. One query by an index, mostly of no rows: nothing that a cache would save.</summary>
    public static async Task<FoodBook> LoadAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var foods = await db.Set<HouseholdFood>().AsNoTracking().OrderBy(food => food.Id).Take(Max).ToListAsync(cancellation);
        return foods.Count == 0 ? FoodBook.Shipped : new FoodBook(FoodCatalogue.Default, foods.Select(food => food.ToEntry()));
    }
}
