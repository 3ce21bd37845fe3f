using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alchemorsel.Api.Data;

/// <summary>What <c>dotnet ef</c> builds the model from; it never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AlchemorselDbContext>
{
    public AlchemorselDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<AlchemorselDbContext>().UseNpgsql("Host=unused").UseSnakeCaseNamingConvention().Options,
        new NoHousehold());

    private sealed class NoHousehold : IHouseholdContext
    {
        public Guid? HouseholdId => null;
    }
}
