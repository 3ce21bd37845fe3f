using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Mail;

/// <summary>
/// A letter that is to be written and sent. It says what about and to whom, not the words: these are written when it leaves, so that links that
/// open something lie in no table.
/// </summary>
internal sealed class OutgoingMail
{
    public const int KindMax = 40;
    public const int AddressMax = 254;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose <see cref="ILetterWriter"/> writes it.</summary>
    public required string Kind { get; init; }

    public required string Address { get; init; }

    /// <summary>What it is about: an account, say. The row may be gone when it is written.</summary>
    public Guid? AboutId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next. Moved on before a try, so that a worker that dies has left it to another.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.Property(mail => mail.Kind).HasMaxLength(OutgoingMail.KindMax);
        builder.Property(mail => mail.Address).HasMaxLength(OutgoingMail.AddressMax);
        // Finds what is due.
        builder.HasIndex(mail => mail.NotBefore);
    }
}

/// <summary>Writes one kind of letters; registered under the kind's name.</summary>
internal interface ILetterWriter
{
    /// <returns>Null when there is nothing to say any more, or nobody to say it to.</returns>
    Task<Letter?> WriteAsync(OutgoingMail mail, CancellationToken cancellation);
}
