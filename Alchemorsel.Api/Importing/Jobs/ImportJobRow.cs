using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// An import that runs in the background. Whoever changes it or its items holds the row's lock first (<see cref="ImportJobLock"/>), so the counts
/// are always those of the items and no two can wait for each other.
/// </summary>
public sealed class ImportJobRow : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }

    /// <summary>Whose recipes' first revisions they are; no foreign key, since an account may go before its import.</summary>
    public Guid? UserId { get; init; }

    public required ImportKind Kind { get; init; }
    public required DuplicatePolicy Duplicates { get; init; }
    public required string Name { get; init; }
    public ImportJobState State { get; set; } = ImportJobState.Queued;

    /// <summary>False while the file is still arriving: until then nobody sees the job and no worker takes it.</summary>
    public bool IsComplete { get; set; }

    public int Pending { get; set; }
    public int Done { get; set; }
    public int Failed { get; set; }
    public int Duplicate { get; set; }
    public int Skipped { get; set; }
    public int Merged { get; set; }
    public int Cancelled { get; set; }

    /// <summary>Grows with every change; items carry the value of the change that brought them where they are.</summary>
    public long Change { get; set; }

    public string? Notice { get; set; }

    /// <summary>Bytes of the file; 0 for URLs.</summary>
    public long FileBytes { get; set; }

    /// <summary>Percent of the file that was read, at most; it never goes back when a worker begins anew.</summary>
    public int FilePercent { get; set; }

    /// <summary>True once the file was read to its end: every entry has its item.</summary>
    public bool IsFileRead { get; set; }

    /// <summary>
    /// What came beside the recipes. Replaced as a whole with every change. Few: one for each kind.
    /// </summary>
    public List<ImportPart> Parts { get; private set; } = [];

    /// <summary>
    /// True once what names recipes of the file (collections, lines that use other recipes) was looked at with all recipes there that came so far.
    /// </summary>
    public bool IsSettled { get; set; }

    /// <summary>False once the file was removed: nothing of it can be repeated.</summary>
    public bool HasFile { get; set; }

    /// <summary>Who works on it; every worker takes a new one, so a worker that was thought dead can't change anything any more.</summary>
    public Guid? LeaseId { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>All items there are.</summary>
    public int Items => Pending + Done + Failed + Duplicate + Skipped + Merged + Cancelled;

    public bool IsOver => State is ImportJobState.Finished or ImportJobState.Cancelled;

    /// <summary>Moves one item, or several, from one state's count to another's; null is no item yet.</summary>
    public void Count(ImportItemState? from, ImportItemState to, int items = 1)
    {
        if (from is { } left)
            Add(left, -items);
        Add(to, items);
    }

    public ImportPart PartOf(ImportedKind kind) => Parts.Find(part => part.Kind == kind) ?? new ImportPart(kind);

    public void Set(ImportPart part) => Parts = [.. Parts.Where(other => other.Kind != part.Kind).Append(part).OrderBy(other => other.Kind)];

    private void Add(ImportItemState state, int items)
    {
        switch (state)
        {
            case ImportItemState.Pending:
                Pending += items;
                break;
            case ImportItemState.Done:
                Done += items;
                break;
            case ImportItemState.Failed:
                Failed += items;
                break;
            case ImportItemState.Duplicate:
                Duplicate += items;
                break;
            case ImportItemState.Skipped:
                Skipped += items;
                break;
            case ImportItemState.Merged:
                Merged += items;
                break;
            default:
                Cancelled += items;
                break;
        }
    }
}

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJobRow>
{
    public void Configure(EntityTypeBuilder<ImportJobRow> builder)
    {
        builder.ToTable("import_job");
        builder.Ignore(job => job.IsOver);
        builder.Ignore(job => job.Items);
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property(job => job.Name).HasMaxLength(Limits.ImportNameMax);
        builder.Property(job => job.Parts).HasDefaultValueSql("'[]'").HasJsonDocument();
        builder.HasOne<Household>().WithMany().HasForeignKey(job => job.HouseholdId).OnDelete(DeleteBehavior.Cascade);

        // The household's imports, newest first.
        builder.HasIndex(job => new { job.HouseholdId, job.Id }).IsDescending(false, true);
        // What a worker looks for: jobs that are not over, oldest first. Few at any time.
        builder.HasIndex(job => job.Id).HasFilter("state IN (0, 1, 2)").HasDatabaseName("ix_import_job_open");
    }
}
