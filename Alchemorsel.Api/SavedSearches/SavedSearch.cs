using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.SavedSearches;

/// <summary>A search that the household keeps under a name.</summary>
internal sealed class SavedSearch : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required string Name { get; set; }

    /// <summary>The folded name: what the list is ordered by, and what no two may share.</summary>
    public required string SortName { get; set; }

    public required RecipeCriteria Query { get; set; }

    /// <summary>The collection that the query names, also when there is none such any more: a search that forgot it would find everything.</summary>
    public Guid? CollectionId { get; set; }

    /// <summary>Who made it; null when the account is gone.</summary>
    public Guid? UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every update of the row, and is the ETag.</summary>
    public uint Version { get; init; }

    public User? User { get; init; }
}

internal sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    // As on the wire, names of choices included: what is kept for years must not depend on the order of an enumeration.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.ToTable("saved_search");
        builder.Property(search => search.Id).ValueGeneratedNever();
        builder.Property(search => search.Name).HasMaxLength(Limits.NameMax);
        builder.Property(search => search.SortName).UseCollation("C");
        builder.Property(search => search.Version).IsRowVersion();
        builder.Property(search => search.Query).HasColumnType("jsonb").HasConversion(
            query => JsonSerializer.Serialize(query, Json),
            text => JsonSerializer.Deserialize<RecipeCriteria>(text, Json)!,
            new ValueComparer<RecipeCriteria>((left, right) => ReferenceEquals(left, right), query => query.GetHashCode(), query => query));

        builder.HasOne<Household>().WithMany().HasForeignKey(search => search.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(search => search.User).WithMany().HasForeignKey(search => search.UserId).OnDelete(DeleteBehavior.SetNull);
        // The household's saved searches by name; each name once.
        builder.HasIndex(search => new { search.HouseholdId, search.SortName }).IsUnique();
        // The deletion of an account.
        builder.HasIndex(search => search.UserId);
    }
}
