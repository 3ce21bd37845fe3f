using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Moderation;

/// <summary>Somebody's word that something should be looked at. It keeps no copy of what it is about, and goes with it.</summary>
internal sealed class ContentReport : IHouseholdOwned
{
    /// <summary>In the order of time, so that it is also the place in the queue.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The household of the recipe.</summary>
    public required Guid HouseholdId { get; init; }

    public required ReportKind Kind { get; init; }
    public required Guid RecipeId { get; init; }

    /// <summary>Of a comment: which.</summary>
    public Guid? CommentId { get; init; }

    /// <summary>Of a review: whose.</summary>
    public Guid? ReviewerId { get; init; }

    /// <summary>What it is about in one word, by which reports of the same thing find each other.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>Who reported it; null when the account is gone.</summary>
    public Guid? ReporterId { get; init; }

    public required ReportReason Reason { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether nobody has decided yet: with the id the order of the queue.</summary>
    public bool IsOpen { get; init; } = true;
    public ReportState State { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public Guid? DecidedById { get; init; }
    public string? DecidedBecause { get; init; }

    public User? Reporter { get; init; }
    public User? DecidedBy { get; init; }

    public static string KeyOf(ReportKind kind, Guid recipe, Guid? comment, Guid? reviewer) =>
        kind switch { ReportKind.Comment => $"comment {comment}", ReportKind.Review => $"review {recipe} {reviewer}", _ => $"recipe {recipe}" };
}

internal sealed class ContentReportConfiguration : IEntityTypeConfiguration<ContentReport>
{
    public void Configure(EntityTypeBuilder<ContentReport> builder)
    {
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.SubjectKey).HasMaxLength(100);
        builder.Property(report => report.Note).HasMaxLength(Limits.ReportNoteMax);
        builder.Property(report => report.DecidedBecause).HasMaxLength(Limits.ReportNoteMax);

        // The queue: what is open first, and of that the newest.
        builder.HasIndex(report => new { report.IsOpen, report.Id }).IsDescending(true, true);
        // All reports of one thing.
        builder.HasIndex(report => report.SubjectKey);
        // One open report for each person and thing.
        builder.HasIndex(report => new { report.ReporterId, report.SubjectKey }, "ix_content_report_open").IsUnique().HasFilter("is_open");
        // What was decided long enough ago; which of a few are open is no matter to it.
        builder.HasIndex(report => report.DecidedAt);
        // What an account reported, for its export, and what goes with a recipe, a comment, a review or an account.
        builder.HasIndex(report => report.ReporterId);
        builder.HasIndex(report => report.CommentId);
        builder.HasIndex(report => new { report.RecipeId, report.ReviewerId });
        builder.HasIndex(report => report.DecidedById);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(report => report.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RecipeComment>().WithMany().HasForeignKey(report => report.CommentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RecipeRating>().WithMany().HasForeignKey(report => new { report.RecipeId, report.ReviewerId }).IsRequired(false).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(report => report.Reporter).WithMany().HasForeignKey(report => report.ReporterId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(report => report.DecidedBy).WithMany().HasForeignKey(report => report.DecidedById).OnDelete(DeleteBehavior.SetNull);
    }
}
