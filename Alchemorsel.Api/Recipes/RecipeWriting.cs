using Alchemorsel.Api.Data;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Recipes.Duplicates;
using Alchemorsel.Api.Recipes.Nested;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>From a request to a saved recipe: taking over the fields, one transaction with the search document and the revision.</summary>
internal static class RecipeWriting
{
    /// <summary>Replaces everything a cook can edit. <paramref name="input"/> must have passed <see cref="RecipeRules"/>.</summary>
    public static void Apply(this Recipe recipe, RecipeInput input, DateTimeOffset now)
    {
        recipe.Title = RecipeText.CleanLine(input.Title)!;
        recipe.Description = RecipeText.Clean(input.Description);
        recipe.Servings = input.Servings;
        recipe.YieldText = RecipeText.CleanLine(input.YieldText);
        recipe.PrepMinutes = input.PrepMinutes;
        recipe.CookMinutes = input.CookMinutes;
        recipe.TotalMinutes = input.TotalMinutes;
        recipe.Cuisine = RecipeText.CleanLine(input.Cuisine);
        recipe.Category = RecipeText.CleanLine(input.Category);
        recipe.Difficulty = input.Difficulty;
        recipe.Author = RecipeText.CleanLine(input.Author);
        recipe.Language = RecipeText.CleanLine(input.Language);
        recipe.SourceUrl = RecipeText.CleanLine(input.SourceUrl);
        recipe.Notes = RecipeText.Clean(input.Notes);
        recipe.Nutrition = RecipeText.Clean(input.Nutrition);
        recipe.Correct(input.Allergens);
        recipe.Equipment = [.. RecipeText.CleanAll(input.Equipment, RecipeText.CleanLine).DistinctBy(Folding.Fold)];
        recipe.Tags = [.. RecipeText.CleanAll(input.Tags, RecipeText.CleanLine).DistinctBy(Folding.Fold)];
        recipe.Ingredients = ReadIngredients(input, LineChoices.Of(input, recipe));
        recipe.Steps =
        [
            .. (input.Steps ?? []).Where(section => section is not null)
                .Select(section => new StepGroup(RecipeText.CleanLine(section.Name), RecipeText.CleanAll(section.Steps, RecipeText.Clean)))
                .Where(group => group.Steps.Count > 0),
        ];
        recipe.IsDraft = input.Status == RecipeStatus.Draft || (input.Status == RecipeStatus.Archived && recipe.IsDraft);
        recipe.UpdatedAt = now;
        recipe.Derive();
    }

    /// <summary>Takes over what the cook knows better of the allergens; nothing when both lists are empty.</summary>
    public static void Correct(this Recipe recipe, AllergenOverride? corrections)
        => recipe.Allergens = corrections is { Contains.Count: > 0 } or { FreeFrom.Count: > 0 } ? corrections : null;

    /// <summary>
    /// Saves the recipe, its search document and the revision together or not at all: in the transaction that is open already, else in one
    /// of its own. Throws when the row changed meanwhile.
    /// </summary>
    public static Task SaveAsync(this Recipe recipe, AlchemorselDbContext db, CancellationToken cancellation)
        => recipe.SaveAsync(db, db.Entry(recipe).State == EntityState.Added ? RevisionKind.Created : RevisionKind.Edited, cancellation);

    /// <inheritdoc cref="SaveAsync(Recipe, AlchemorselDbContext, CancellationToken)"/>
    /// <param name="isTold">Whether webhooks are told, one by one; an import of thousands is told as a whole.</param>
    public static async Task SaveAsync(
        this Recipe recipe, AlchemorselDbContext db, RevisionKind kind, CancellationToken cancellation, bool isTold = true)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var revision = RevisionWriting.Begin(db, recipe, kind);
        await db.SaveChangesAsync(cancellation);
        await RecipeSearchIndex.WriteAsync(db, recipe, cancellation);
        // What isn't finished any more is for nobody else.
        if (recipe.IsDraft && kind != RevisionKind.Created)
            await db.Set<Publication>().Where(row => row.RecipeId == recipe.Id).ExecuteDeleteAsync(cancellation);
        // What is in it is in every recipe that uses it: an allergen is one of theirs from now on.
        if (kind != RevisionKind.Created)
            await RecipeRefresh.UsersOfAsync(db, recipe.Id, cancellation);
        // What makes no version of it is nothing to tell.
        if (await revision.WriteAsync(db, cancellation) && isTold)
        {
            var isNew = kind is RevisionKind.Created or RevisionKind.Forked or RevisionKind.Imported;
            await recipe.TellAsync(db, isNew ? WebhookEvents.RecipeCreated : WebhookEvents.RecipeChanged, recipe.UpdatedAt, cancellation);
        }

        if (own is not null)
            await own.CommitAsync(cancellation);
    }

    /// <summary>Tells the household's webhooks of the recipe, in the transaction that is open.</summary>
    public static Task TellAsync(this Recipe recipe, AlchemorselDbContext db, string kind, DateTimeOffset at, CancellationToken cancellation) =>
        db.TellAsync(recipe.HouseholdId, kind, new WebhookSubject(recipe.Id, recipe.Title, PagePath(recipe.Id, recipe.Slug), db.CurrentUser), at, cancellation);

    /// <summary>A recipe's page, below the public address.</summary>
    public static string PagePath(Guid id, string slug) => $"/recipes/{id}/{slug}";

    private static void Derive(this Recipe recipe)
    {
        recipe.Slug = RecipeSlug.From(recipe.Title);
        recipe.SortTitle = Folding.Fold(recipe.Title);
        recipe.CuisineKey = Folding.FoldOrNull(recipe.Cuisine);
        recipe.CategoryKey = Folding.FoldOrNull(recipe.Category);
        recipe.SourceKey = SourceKey.Of(recipe.SourceUrl);
        recipe.TagKeys = [.. recipe.Tags.Select(Folding.Fold)];
        recipe.SortMinutes = recipe.TotalMinutes
            ?? (recipe.PrepMinutes is null && recipe.CookMinutes is null
                ? Recipe.UnknownMinutes
                : recipe.PrepMinutes.GetValueOrDefault() + recipe.CookMinutes.GetValueOrDefault());
    }

    private static List<IngredientGroup> ReadIngredients(RecipeInput input, LineChoices choices) =>
    [
        .. (input.Ingredients ?? []).Where(section => section is not null)
            .Select(section => new IngredientGroup(
                RecipeText.CleanLine(section.Name),
                [.. RecipeText.CleanAll(section.Lines, RecipeText.CleanLine).Select(line => choices.ApplyTo(IngredientCorrections.AsRead(line, input.Language)))]))
            .Where(group => group.Lines.Count > 0),
    ];
}
