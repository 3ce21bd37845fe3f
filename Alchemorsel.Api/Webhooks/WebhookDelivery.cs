using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Webhooks;

/// <summary>An event on its way to a webhook, and afterwards the line of the log. Of an answer nothing is kept but its status.</summary>
internal sealed class WebhookDelivery : IHouseholdOwned
{
    public const int EventMax = 40;

    /// <summary>In the order of time, by which old ones are found.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WebhookId { get; init; }
    public required Guid HouseholdId { get; init; }
    public required string Event { get; init; }

    /// <summary>The body, byte for byte the same in every try.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public WebhookDeliveryState State { get; set; }

    /// <summary>When it is tried next. Moved on before a try, so that a worker that dies has left it to another.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Until when a worker may be at it: of one household there is one at a time, so that a slow address delays nobody else's.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public int Tries { get; set; }
    public DateTimeOffset? TriedAt { get; set; }
    public WebhookFailure? Failure { get; set; }
    public int? Status { get; set; }
    public int? Milliseconds { get; set; }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_delivery");
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.Property(delivery => delivery.Event).HasMaxLength(WebhookDelivery.EventMax);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(delivery => delivery.WebhookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Household>().WithMany().HasForeignKey(delivery => delivery.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // What is due.
        builder.HasIndex(delivery => delivery.NotBefore).HasFilter("state = 0");
        // The log of a webhook, newest first.
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.Id });
        // Whether one of the household is being tried just now.
        builder.HasIndex(delivery => new { delivery.HouseholdId, delivery.LeasedUntil });
    }
}
