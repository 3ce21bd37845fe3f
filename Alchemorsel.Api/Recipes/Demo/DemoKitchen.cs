using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Identity;

namespace Alchemorsel.Api.Recipes.Demo;

/// <summary>
/// On the first start in Development: an account with a kitchen full of recipes. Registered in Development only, since everyone knows the
/// password (it stands in the README); runs under the migrations' lock, so one replica does it once.
/// </summary>
internal sealed class DemoKitchen(UserManager<User> users, AlchemorselDbContext db, CurrentHousehold household, TimeProvider clock)
    : IAfterMigration
{
    public const string Email = "demo@alchemorsel.local";
    public const string Password = "demo-kitchen-1";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(Email) is not null)
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var cook = new User { DisplayName = "Demo", Email = Email, UserName = Email, CreatedAt = now, Role = AccountRole.Admin };
        // Everybody may know it, so no rule for passwords is asked.
        cook.PasswordHash = users.PasswordHasher.HashPassword(cook, Password);
        var created = await users.CreateAsync(cook);
        if (!created.Succeeded)
            throw new InvalidOperationException($"The demo account can't be made: {created.Errors.First().Description}");
        var kitchen = db.AddHousehold(cook, "Demo kitchen", clock);
        household.ActFor(kitchen.Id, cook.Id);

        var recipes = DemoRecipes.Read().Select(input =>
        {
            var recipe = new Recipe { HouseholdId = kitchen.Id, Title = input.Title, CreatedAt = now };
            recipe.Apply(input, now);
            return recipe;
        }).ToList();
        db.AddRange(recipes);
        var revisions = recipes.ToDictionary(recipe => recipe.Id, recipe => RevisionWriting.Begin(db, recipe, RevisionKind.Created));
        await db.SaveChangesAsync(cancellationToken);
        // Only now, when all titles are there to be linked to; and what is in a recipe only when all links are there to be followed.
        foreach (var recipe in recipes)
            await recipe.LinkSubRecipesAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var recipe in recipes)
        {
            await RecipeSearchIndex.WriteAsync(db, recipe, cancellationToken);
            await revisions[recipe.Id].WriteAsync(db, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
