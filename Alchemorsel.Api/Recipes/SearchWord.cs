using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// A word of a household's titles, labels and foods, folded: what a misspelt word can have meant (<see cref="SearchSpelling"/>). Words are few
/// where recipes are many. One that no recipe has any more stays: it corrects to nothing, which is what there is.
/// </summary>
public sealed class SearchWord : IHouseholdOwned
{
    public const int LengthMin = 3;
    public const int LengthMax = 64;

    public required Guid HouseholdId { get; init; }
    public required string Word { get; init; }

    internal static Task<bool> IsKnownAsync(AlchemorselDbContext db, string word, CancellationToken cancellation)
        => db.Set<SearchWord>().AnyAsync(row => row.Word == word, cancellation);

    /// <summary>Remembers the words of folded texts; run it in the transaction that saves the recipe.</summary>
    internal static async Task RememberAsync(AlchemorselDbContext db, Guid household, IEnumerable<string> folded, CancellationToken cancellation)
    {
        var words = folded.SelectMany(Folding.Words)
            .Where(word => word.Length is >= LengthMin and <= LengthMax && !word.All(char.IsDigit)).Distinct().ToArray();
        // What is known is not written again, and new words in one order, so that two saves seldom wait for each other and never in a circle.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO search_word (household_id, word)
            SELECT {household}, word FROM unnest({words}) AS word
            WHERE NOT EXISTS (SELECT 1 FROM search_word AS known WHERE known.household_id = {household} AND known.word = word.word)
            ORDER BY word COLLATE "C"
            ON CONFLICT DO NOTHING
            """,
            cancellation);
    }
}

internal sealed class SearchWordConfiguration : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.ToTable("search_word");
        // By byte, so that the words with one first letter stand together: they are what a misspelt word is compared with.
        builder.Property(row => row.Word).HasMaxLength(SearchWord.LengthMax).UseCollation("C");
        builder.HasKey(row => new { row.HouseholdId, row.Word });
        builder.HasOne<Household>().WithMany().HasForeignKey(row => row.HouseholdId).OnDelete(DeleteBehavior.Cascade);
    }
}
