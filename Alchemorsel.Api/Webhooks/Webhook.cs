using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Webhooks;

/// <summary>An address that a household wants to be told at what happens. Whoever changes it and its deliveries locks it first.</summary>
internal sealed class Webhook : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required string Name { get; set; }
    public required string Url { get; set; }
    public List<string> Events { get; set; } = [];

    /// <summary>The key that signs its deliveries, as <see cref="WebhookSecrets"/> seals it.</summary>
    public required byte[] Secret { get; set; }

    public bool IsOn { get; set; } = true;

    /// <summary>Null when it is on, or when an owner turned it off.</summary>
    public WebhookOffReason? OffBecause { get; set; }

    /// <summary>The first failed try since something arrived.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WebhookInfo ToInfo() => new(Id, Name, Url, Events, IsOn, OffBecause, FailingSince, CreatedAt);
}

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhook");
        builder.Property(webhook => webhook.Id).ValueGeneratedNever();
        builder.Property(webhook => webhook.Name).HasMaxLength(Limits.NameMax);
        builder.Property(webhook => webhook.Url).HasMaxLength(Limits.UrlMax);
        builder.HasOne<Household>().WithMany().HasForeignKey(webhook => webhook.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // Asked with every event of a household, which mostly has none; and the list.
        builder.HasIndex(webhook => webhook.HouseholdId);
    }
}
