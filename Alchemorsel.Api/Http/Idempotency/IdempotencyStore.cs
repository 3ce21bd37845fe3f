using Npgsql;

namespace Alchemorsel.Api.Http.Idempotency;

/// <param name="BodyHash">SHA-256 of the body that the key was first used with.</param>
/// <param name="Status">Null while the first request is still at work.</param>
internal sealed record StoredAnswer(byte[] BodyHash, int? Status, string? ContentType, string? Location, string? ETag, byte[]? Answer);

/// <summary>The table of keys. Plain SQL on connections of its own: it must hold whatever the handler's transaction does.</summary>
internal sealed class IdempotencyStore(NpgsqlDataSource source, TimeProvider time)
{
    // How long an answer can be asked for again.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // A request that died half-way must not block its key for a day.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);

    /// <summary>True when this request is the first with its key; else the earlier one's answer can be read.</summary>
    public async Task<bool> TryBeginAsync(Guid user, string route, string key, byte[] bodyHash, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using (var clean = source.CreateCommand(
            "DELETE FROM idempotency_records WHERE ctid IN (SELECT ctid FROM idempotency_records WHERE created_at < $1 OR (user_id = $2 AND route = $3 AND key = $4 AND status IS NULL AND created_at < $5) LIMIT 100)"))
        {
            Add(clean, now - Kept, user, route, key, now - Abandoned);
            await clean.ExecuteNonQueryAsync(cancellation);
        }

        await using var insert = source.CreateCommand(
            "INSERT INTO idempotency_records (user_id, route, key, body_hash, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING");
        Add(insert, user, route, key, bodyHash, now);
        return await insert.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Null when the first request failed meanwhile and its key is free again.</summary>
    public async Task<StoredAnswer?> FindAsync(Guid user, string route, string key, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            "SELECT body_hash, status, content_type, location, e_tag, answer FROM idempotency_records WHERE user_id = $1 AND route = $2 AND key = $3");
        Add(select, user, route, key);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        return new StoredAnswer(
            reader.GetFieldValue<byte[]>(0), Value<int?>(reader, 1), Value<string>(reader, 2), Value<string>(reader, 3), Value<string>(reader, 4),
            Value<byte[]>(reader, 5));
    }

    public async Task CompleteAsync(Guid user, string route, string key, StoredAnswer answer)
    {
        await using var update = source.CreateCommand(
            "UPDATE idempotency_records SET status = $4, content_type = $5, location = $6, e_tag = $7, answer = $8 WHERE user_id = $1 AND route = $2 AND key = $3");
        Add(update, user, route, key, answer.Status, answer.ContentType, answer.Location, answer.ETag, answer.Answer);
        await update.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Nothing happened under this key: it may be used again.</summary>
    public async Task ForgetAsync(Guid user, string route, string key)
    {
        await using var delete = source.CreateCommand("DELETE FROM idempotency_records WHERE user_id = $1 AND route = $2 AND key = $3");
        Add(delete, user, route, key);
        await delete.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static void Add(NpgsqlCommand command, params object?[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }

    private static T? Value<T>(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);
}
