using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Administration;

/// <summary>What admins turned off or on; one row for the installation, and none as long as nobody did.</summary>
internal sealed class SwitchesRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public SignUpMode? SignUp { get; set; }
    public bool ImportFromWeb { get; set; } = true;
    public bool ShareLinks { get; set; } = true;
    public bool Discovery { get; set; } = true;

    public Switches ToSwitches() => new() { SignUp = SignUp, ImportFromWeb = ImportFromWeb, ShareLinks = ShareLinks, Discovery = Discovery };
}

internal sealed class SwitchesRowConfiguration : IEntityTypeConfiguration<SwitchesRow>
{
    public void Configure(EntityTypeBuilder<SwitchesRow> builder)
    {
        builder.ToTable("switches", table => table.HasCheckConstraint("ck_switches_one_row", "id = 1"));
        builder.Property(row => row.Id).ValueGeneratedNever();
        // On in rows from before there was anything to discover.
        builder.Property(row => row.Discovery).HasDefaultValue(true).HasSentinel(true);
    }
}
