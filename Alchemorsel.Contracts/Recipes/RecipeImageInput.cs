namespace Alchemorsel.Contracts.Recipes;

/// <summary>Body of <c>PUT /api/v1/recipes/{id}/images</c>: all the images that the recipe has, in their new order.</summary>
public sealed record RecipeImageOrder
{
    /// <summary>Every image of the recipe, once; the first becomes the cover.</summary>
    public IReadOnlyList<RecipeImageText>? Images { get; init; }
}

/// <param name="Alt">What the image shows, for those who can't see it; nothing clears it.</param>
public sealed record RecipeImageText(Guid Id, string? Alt);

/// <summary>Body of <c>PATCH /api/v1/recipes/{id}/images/{imageId}</c>.</summary>
public sealed record RecipeImageChange
{
    /// <summary>What the image shows, for those who can't see it; nothing clears it.</summary>
    public string? Alt { get; init; }
}

/// <summary>Body of <c>POST /api/v1/recipes/{id}/images/from-url</c>.</summary>
public sealed record RecipeImageFromUrl
{
    /// <summary>Address of an image on the public internet.</summary>
    public string? Url { get; init; }

    /// <summary>What the image shows, for those who can't see it.</summary>
    public string? Alt { get; init; }
}
