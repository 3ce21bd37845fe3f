using Alchemorsel.Contracts.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace Alchemorsel.Api.Accounts.Tokens;

/// <param name="Name">What the account is called.</param>
internal sealed record KnownToken(Guid Id, Guid UserId, string Name, Guid HouseholdId, IReadOnlyList<TokenScope> Scopes, DateTimeOffset ExpiresAt);

/// <summary>Whose a personal access token is and what it opens, asked as sign-ins are (docs/adr/0025); asking notes that it was used.</summary>
internal sealed class TokenChecks
{
    /// <summary>How exactly it is known when a token was used last.</summary>
    public static readonly TimeSpan Exactness = TimeSpan.FromMinutes(15);

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly BriefAnswers<string, KnownToken?> answers;

    public TokenChecks(NpgsqlDataSource source, TimeProvider time) => (this.source, this.time, answers) = (source, time, new(ReadAsync, time));

    /// <summary>Null for one that doesn't work: it never did, was revoked, or has expired.</summary>
    public async Task<KnownToken?> FindAsync(byte[] hash)
    {
        var key = Convert.ToHexString(hash);
        var token = await answers.FindAsync(key);
        // Of what somebody made up nothing is kept: it could fill the memory, and the place of those that work.
        if (token is null)
            answers.Forget(key);
        return token is not null && token.ExpiresAt > time.GetUtcNow() ? token : null;
    }

    /// <summary>Once some were revoked or went with what they were for: here that counts at once.</summary>
    public void ForgetAll() => answers.ForgetAll();

    private async Task<KnownToken?> ReadAsync(string hash)
    {
        await using var command = source.CreateCommand(
            """
            WITH used AS (
                UPDATE personal_access_tokens SET last_used_at = $2
                WHERE hash = $1 AND expires_at > $2 AND (last_used_at IS NULL OR last_used_at <= $3))
            SELECT token.id, token.user_id, account.display_name, token.household_id, token.scopes, token.expires_at
            FROM personal_access_tokens token JOIN "AspNetUsers" account ON account.id = token.user_id
            WHERE token.hash = $1 AND token.expires_at > $2
            """);
        var now = time.GetUtcNow();
        command.Parameters.Add(new NpgsqlParameter { Value = Convert.FromHexString(hash), NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new NpgsqlParameter { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter { Value = now - Exactness, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
        if (!await row.ReadAsync(CancellationToken.None))
            return null;
        return new KnownToken(
            row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), [.. row.GetFieldValue<int[]>(4).Select(scope => (TokenScope)scope)],
            row.GetFieldValue<DateTimeOffset>(5));
    }
}
