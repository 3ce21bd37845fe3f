using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Http.Idempotency;

/// <summary>A request that was sent with an <c>Idempotency-Key</c>, and its answer once there is one.</summary>
internal sealed class IdempotencyRecord
{
    public required Guid UserId { get; init; }
    public required string Route { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request's body.</summary>
    public required byte[] BodyHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while the first request is still at work.</summary>
    public int? Status { get; init; }
    public string? ContentType { get; init; }
    public string? Location { get; init; }
    public string? ETag { get; init; }
    public byte[]? Answer { get; init; }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_records");
        builder.HasKey(record => new { record.UserId, record.Route, record.Key });
        builder.Property(record => record.Route).HasMaxLength(200);
        builder.Property(record => record.Key).HasMaxLength(200);
        // Finds what is old enough to forget.
        builder.HasIndex(record => record.CreatedAt);
    }
}
