using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// A piece of a file that is being imported. In the database, because that is the one place that every replica reaches whatever keeps the
/// images, that survives what the job survives, and from which a file goes with its job. Read only through <see cref="SpooledFile"/>.
/// </summary>
public sealed class ImportChunk : IHouseholdOwned
{
    /// <summary>Bytes of every piece but the last.</summary>
    public const int Size = 512 * 1024;

    public required Guid JobId { get; init; }
    public required int Index { get; init; }
    public required Guid HouseholdId { get; init; }
    public required byte[] Content { get; init; }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.ToTable("import_chunk");
        builder.HasKey(chunk => new { chunk.JobId, chunk.Index });
        builder.HasOne<ImportJobRow>().WithMany().HasForeignKey(chunk => chunk.JobId).OnDelete(DeleteBehavior.Cascade);
    }
}
