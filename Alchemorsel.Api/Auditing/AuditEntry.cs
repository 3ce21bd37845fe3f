using Alchemorsel.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Auditing;

/// <summary>Something that happened to an account. Never changed and never removed, which the database itself sees to.</summary>
internal sealed class AuditEntry
{
    public const int DetailsMax = 200;
    public const int AddressMax = 45;

    /// <summary>In the order of time, so that it is also the place in the list.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required AuditKind Kind { get; init; }

    /// <summary>Who did it; null when nobody was signed in. No reference, since an entry outlives its account.</summary>
    public Guid? UserId { get; init; }

    /// <summary>From which network address.</summary>
    public string? Address { get; init; }

    /// <summary>Whom or what it was done to: an account, a sign-in, a household.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>In a few words; never a secret, and nothing that says who somebody is.</summary>
    public string? Details { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.Address).HasMaxLength(AuditEntry.AddressMax);
        builder.Property(entry => entry.Details).HasMaxLength(AuditEntry.DetailsMax);
        // The list narrowed to one kind, or to one account; newest first by the key.
        builder.HasIndex(entry => new { entry.Kind, entry.Id });
        builder.HasIndex(entry => new { entry.UserId, entry.Id });
    }
}
