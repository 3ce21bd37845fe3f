using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Formats;

/// <summary>Compares drafts part by part.</summary>
internal static class DraftAssert
{
    public static void Equal(RecipeDraft wanted, RecipeDraft actual)
    {
        EqualButIngredients(wanted, actual);
        Assert.Equal(wanted.Ingredients.Select(Show), actual.Ingredients.Select(Show));
    }

    public static void EqualButIngredients(RecipeDraft wanted, RecipeDraft actual)
    {
        Assert.Equal(wanted.Steps.Select(Show), actual.Steps.Select(Show));
        Assert.Equal(wanted.Notes, actual.Notes);
        Assert.Equal(wanted.Keywords, actual.Keywords);
        Assert.Equal(wanted.Images, actual.Images);
        Assert.Equal(wanted.Nutrition.OrderBy(pair => pair.Key), actual.Nutrition.OrderBy(pair => pair.Key));
        Assert.Equal(WithoutLists(wanted), WithoutLists(actual));
    }

    private static string Show(DraftSection section) => $"[{section.Name ?? "-"}] {string.Join(" | ", section.Lines)}";

    private static RecipeDraft WithoutLists(RecipeDraft draft) => Empty with
    {
        Title = draft.Title,
        Description = draft.Description,
        Author = draft.Author,
        Language = draft.Language,
        Cuisine = draft.Cuisine,
        Category = draft.Category,
        YieldText = draft.YieldText,
        Servings = draft.Servings,
        PrepMinutes = draft.PrepMinutes,
        CookMinutes = draft.CookMinutes,
        TotalMinutes = draft.TotalMinutes,
        SourceUrl = draft.SourceUrl,
    };

    private static readonly RecipeDraft Empty = new();
}
