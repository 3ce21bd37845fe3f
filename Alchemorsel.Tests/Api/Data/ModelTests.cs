using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Data;

public sealed class ModelTests
{
    // A user's households, sign-ins and tokens are read before there is a current household, so these tables can't be filtered by it.
    private static readonly string[] Unfiltered = ["memberships", "refresh_tokens", "personal_access_tokens"];

    [Fact]
    public void Every_change_of_the_model_has_its_migration()
    {
        using var context = new DesignTimeContext().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges(), "Run eng/add-migration.sh with a name for the change.");
    }

    [Fact]
    public void Every_row_with_a_household_is_hidden_from_the_others()
    {
        using var context = new DesignTimeContext().CreateDbContext([]);
        var owned = context.Model.GetEntityTypes()
            .Where(entity => entity.FindProperty("HouseholdId") is not null && !Unfiltered.Contains(entity.GetTableName()))
            .ToList();

        Assert.NotEmpty(owned);
        Assert.All(owned, entity =>
        {
            Assert.True(typeof(IHouseholdOwned).IsAssignableFrom(entity.ClrType), $"{entity.ClrType.Name} isn't IHouseholdOwned");
            Assert.NotNull(entity.FindDeclaredQueryFilter(AlchemorselDbContext.HouseholdFilter));
        });
    }
}
