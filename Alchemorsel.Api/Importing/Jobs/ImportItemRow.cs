using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// One entry of an import. Its state changes in the transaction that saves its recipe: whatever happens in between, an entry without an outcome has
/// no recipe, and one with an outcome is never read again.
/// </summary>
public sealed class ImportItemRow : IHouseholdOwned
{
    public required Guid JobId { get; init; }

    /// <summary>Where it stands among the URLs, or in the file's own order, which is the same at every reading.</summary>
    public required int Position { get; init; }

    public required Guid HouseholdId { get; init; }
    public required string Source { get; init; }
    public ImportItemState State { get; set; }
    public string? Title { get; set; }
    public string? Reason { get; set; }

    /// <summary>What it became; no foreign key, since a recipe may go without its import.</summary>
    public Guid? RecipeId { get; set; }

    /// <summary>The recipe that it seems to repeat.</summary>
    public Guid? ExistingId { get; set; }

    /// <summary>The recipe's id in the archive of ours that it comes from, by which others there name it.</summary>
    public Guid? OriginalId { get; set; }

    /// <summary>Recipes of the archive that its lines use and that had not come yet when it did; null when there is nothing to look at again.</summary>
    public List<Guid>? Uses { get; set; }

    /// <summary>What the cook decided about the duplicate; null until then.</summary>
    public DuplicateChoice? Choice { get; set; }

    /// <summary>Counted before it is begun, so that what brings a worker down does so only a few times.</summary>
    public int Attempts { get; set; }

    public long Change { get; set; }

    /// <summary>Says more behind what is said already.</summary>
    public void Tell(IEnumerable<string> notices)
        => Reason = string.Join(" ", notices.Prepend(Reason).Where(said => !string.IsNullOrEmpty(said))) is { Length: > 0 } all ? all : null;
}

internal sealed class ImportItemConfiguration : IEntityTypeConfiguration<ImportItemRow>
{
    public void Configure(EntityTypeBuilder<ImportItemRow> builder)
    {
        builder.ToTable("import_item");
        builder.HasKey(item => new { item.JobId, item.Position });
        builder.Property(item => item.Source).HasMaxLength(Limits.UrlMax);
        builder.Property(item => item.Title).HasMaxLength(Limits.TitleMax);
        builder.HasOne<ImportJobRow>().WithMany().HasForeignKey(item => item.JobId).OnDelete(DeleteBehavior.Cascade);

        // The entries of an import in one state, page by page; what is left to do.
        builder.HasIndex(item => new { item.JobId, item.State, item.Position });
        // What recipes of an archive became here, with this import or an earlier one.
        builder.HasIndex(item => new { item.HouseholdId, item.OriginalId }).HasFilter("original_id IS NOT NULL");
        // What changed since an event was sent.
        builder.HasIndex(item => new { item.JobId, item.Change });
    }
}
