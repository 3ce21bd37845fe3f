using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Media;

/// <summary>A row that names files of the media storage by its id.</summary>
public interface IStoredPicture
{
    Guid Id { get; }

    /// <summary>Widths in pixels that the storage holds, ascending.</summary>
    int[] Widths { get; }
}

/// <summary>All tables whose rows name files: whoever serves files or clears away those that nothing names asks here.</summary>
internal static class StoredPictures
{
    /// <summary>Whether the household has a picture with this id that is this wide.</summary>
    public static async Task<bool> ExistsAsync(AlchemorselDbContext db, Guid id, int width, CancellationToken cancellation)
        => await db.Set<RecipeImage>().AnyAsync(image => image.Id == id && image.Widths.Contains(width), cancellation)
            || await db.Set<CookedPhoto>().AnyAsync(photo => photo.Id == id && photo.Widths.Contains(width), cancellation);

    /// <summary>All pictures that go when a recipe goes.</summary>
    public static IQueryable<Guid> OfRecipe(AlchemorselDbContext db, Guid recipe)
        => db.Set<RecipeImage>().Where(image => image.RecipeId == recipe).Select(image => image.Id)
            .Concat(db.Set<CookedEntry>().Where(entry => entry.RecipeId == recipe).SelectMany(entry => entry.Photos).Select(photo => photo.Id));
}
