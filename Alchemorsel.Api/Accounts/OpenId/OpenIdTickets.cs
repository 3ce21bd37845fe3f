using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>What somebody is sent to a provider for.</summary>
internal enum OpenIdPurpose : byte
{
    SignIn = 1,
    Link = 2,
    Confirm = 3,
}

/// <summary>What is remembered of a start until the browser is back: with the browser, and sealed.</summary>
/// <param name="Verifier">Of PKCE (RFC 7636).</param>
internal sealed record OpenIdTicket(
    string Provider, string State, string Nonce, string Verifier, string RedirectUri, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
}

/// <summary>
/// Seals tickets, so that a start writes nothing (docs/adr/0028). Each is for one purpose and, but for signing in, one account, and good for one try: only one
/// that was tried is remembered.
/// </summary>
internal sealed class OpenIdTickets(AlchemorselDbContext db, SigningSecret secrets, TimeProvider time)
{
    private const string KeyPurpose = "alchemorsel openid tickets";
    private const int SealMin = 28;
    private const int RandomBytes = 32;
    private const int SweepMax = 100;

    public OpenIdTicket New(OpenIdProvider provider, string redirectUri)
    {
        var now = time.GetUtcNow();
        return new OpenIdTicket(provider.Key, Random(), Random(), Random(), redirectUri, now, now + OpenIdTicket.Life);
    }

    /// <param name="account">Whose it is; empty for a sign-in, whose account is not known yet.</param>
    public string Seal(OpenIdTicket ticket, OpenIdPurpose purpose, Guid account = default) => Base64Url.EncodeToString(
        SigningSecret.Seal(secrets.KeyFor(KeyPurpose), JsonSerializer.SerializeToUtf8Bytes(ticket), About(purpose, account)));

    /// <summary>Null for what is none of ours, for something else or somebody else, or over. Whether it was tried is for <see cref="SpendAsync"/> to say.</summary>
    public OpenIdTicket? Open(string text, OpenIdPurpose purpose, Guid account = default)
    {
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SealMin)
            return null;
        try
        {
            var ticket = JsonSerializer.Deserialize<OpenIdTicket>(SigningSecret.Open(secrets.KeyFor(KeyPurpose), bytes, About(purpose, account)))!;
            return ticket.ExpiresAt > time.GetUtcNow() ? ticket : null;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Uses one up; false when that was done before. By its state, which is as good as a number: the same ticket may be written in two ways.</summary>
    public async Task<bool> SpendAsync(OpenIdTicket ticket, CancellationToken cancellation)
    {
        var (hash, now) = (TokenIssuer.HashOf(ticket.State), time.GetUtcNow());
        var spent = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO spent_openid_tickets (hash, expires_at) VALUES ({hash}, {ticket.ExpiresAt}) ON CONFLICT DO NOTHING", cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM spent_openid_tickets WHERE hash IN (
                SELECT hash FROM spent_openid_tickets WHERE expires_at < {now} LIMIT {SweepMax} FOR UPDATE SKIP LOCKED)
            """, cancellation);
        return spent > 0;
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static byte[] About(OpenIdPurpose purpose, Guid account) => [(byte)purpose, .. account.ToByteArray()];
}

/// <summary>A ticket that was tried, kept until it would have been over anyway.</summary>
internal sealed class SpentOpenIdTicket
{
    public required byte[] Hash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SpentOpenIdTicketConfiguration : IEntityTypeConfiguration<SpentOpenIdTicket>
{
    public void Configure(EntityTypeBuilder<SpentOpenIdTicket> builder)
    {
        builder.ToTable("spent_openid_tickets");
        builder.HasKey(ticket => ticket.Hash);
        // Removes those that are over.
        builder.HasIndex(ticket => ticket.ExpiresAt);
    }
}
