using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Notifications;

/// <summary>
/// Something that one person is told. It says what happened by kind and by what it is about, and holds no sentence: titles and names are read when it is
/// shown, so that it never tells more than the person may see by then.
/// </summary>
internal sealed class Notification
{
    /// <summary>In the order of time, so that it is also the place in the list.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }
    public required NotificationKind Kind { get; init; }

    /// <summary>Who did it, where that is said.</summary>
    public Guid? ById { get; init; }

    public Guid? RecipeId { get; init; }
    public Guid? CommentId { get; init; }

    /// <summary>More of it, by kind.</summary>
    public Dictionary<string, string> Details { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }

    public User? By { get; init; }
    public RecipeComment? Comment { get; init; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.Property(notification => notification.Details).HasJsonDocument();

        // A person's list, newest first.
        builder.HasIndex(notification => new { notification.UserId, notification.Id }).IsDescending(false, true);
        // The number beside the bell, which every page asks for.
        builder.HasIndex(notification => notification.UserId, "ix_notifications_unread").HasFilter("read_at IS NULL");
        // What is kept long enough.
        builder.HasIndex(notification => notification.CreatedAt);
        // What goes with a recipe, a comment or an account.
        builder.HasIndex(notification => notification.RecipeId);
        builder.HasIndex(notification => notification.CommentId);
        builder.HasIndex(notification => notification.ById);
        builder.HasOne<User>().WithMany().HasForeignKey(notification => notification.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(notification => notification.By).WithMany().HasForeignKey(notification => notification.ById).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(notification => notification.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(notification => notification.Comment).WithMany().HasForeignKey(notification => notification.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}
