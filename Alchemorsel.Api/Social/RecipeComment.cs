using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Social;

/// <summary>Something said about a recipe. One that answers belongs to the thread of the comment that began it, so threads are one level deep.</summary>
public sealed class RecipeComment : IHouseholdOwned
{
    /// <summary>In the order of time, so that it is also the place in the thread.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The household of the recipe, whoever wrote it.</summary>
    public required Guid HouseholdId { get; init; }

    public required Guid RecipeId { get; init; }

    /// <summary>Whether it was said where the recipe is public, and is read there alone; else in the household.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The comment that began the thread; null for that one itself.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>Null when the account is gone, and when the comment is deleted.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>The name of somebody who wrote it in another kitchen and is not in this one; else null.</summary>
    public string? ByName { get; init; }

    /// <summary>Empty when it is deleted and holds the place of what was answered.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When a moderator hid it, and why; its author sees both.</summary>
    public DateTimeOffset? HiddenAt { get; init; }
    public string? HiddenBecause { get; init; }

    public User? Author { get; init; }
}

internal sealed class RecipeCommentConfiguration : IEntityTypeConfiguration<RecipeComment>
{
    public void Configure(EntityTypeBuilder<RecipeComment> builder)
    {
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.ByName).HasMaxLength(Limits.NameMax);
        builder.Property(comment => comment.Text).HasMaxLength(Limits.CommentMax);
        builder.Property(comment => comment.HiddenBecause).HasMaxLength(Limits.ReportNoteMax);

        // The threads of a recipe in one place, newest first, and one thread's answers, oldest first.
        builder.HasIndex(comment => new { comment.RecipeId, comment.IsPublic, comment.ThreadId, comment.Id });
        // What goes with the comment that began a thread.
        builder.HasIndex(comment => comment.ThreadId);
        // The deletion of an account.
        builder.HasIndex(comment => comment.AuthorId);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(comment => comment.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RecipeComment>().WithMany().HasForeignKey(comment => comment.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(comment => comment.Author).WithMany().HasForeignKey(comment => comment.AuthorId).OnDelete(DeleteBehavior.SetNull);
    }
}
