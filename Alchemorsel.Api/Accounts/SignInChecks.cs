using System.Collections.Concurrent;
using Alchemorsel.Contracts.Accounts;
using Npgsql;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// Whether the sign-in of an access token is still good, and what its account may do: asked of the database once in half a minute for each
/// sign-in by each replica, however many requests come with it (docs/adr/0025).
/// </summary>
internal sealed class SignInChecks(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>How long an answer is believed: after a revocation by another replica, this is how long access goes on here, at most.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    // A few megabytes. Only tokens that we signed get this far, so nobody can fill it at will.
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Guid, Answer> answers = new();

    /// <summary>The account's role, or null when the sign-in is over.</summary>
    public Task<AccountRole?> RoleOfAsync(Guid signIn)
    {
        if (answers.TryGetValue(signIn, out var known) && time.GetElapsedTime(known.Since) < Life && !known.Role.Value.IsFaulted)
            return known.Role.Value;
        // All of them at once rather than the oldest: it hardly ever happens, and then costs each one question.
        if (answers.Count >= Most)
            answers.Clear();
        var fresh = new Answer(time.GetTimestamp(), new Lazy<Task<AccountRole?>>(() => AskAsync(signIn)));
        // Of requests that come together one asks, and all wait for it.
        var kept = answers.AddOrUpdate(signIn, fresh, (_, other) => ReferenceEquals(other, known) ? fresh : other);
        return kept.Role.Value;
    }

    /// <summary>Once a change is committed: here it counts at once.</summary>
    public void Forget(Guid signIn) => answers.TryRemove(signIn, out _);

    /// <summary>The same for all: an account's role was changed, or it is gone.</summary>
    public void ForgetAll() => answers.Clear();

    private Task<AccountRole?> AskAsync(Guid signIn)
    {
        // The question is nobody's in particular, so it is no part of the request (nor of its trace) that happened to come first.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => ReadAsync(signIn));
    }

    private async Task<AccountRole?> ReadAsync(Guid signIn)
    {
        await using var command = source.CreateCommand(
            """SELECT account.role FROM sign_ins JOIN "AspNetUsers" account ON account.id = user_id WHERE sign_ins.id = $1 AND revoked_at IS NULL""");
        command.Parameters.Add(new NpgsqlParameter { Value = signIn });
        return await command.ExecuteScalarAsync(CancellationToken.None) is int role ? (AccountRole)role : null;
    }

    private sealed record Answer(long Since, Lazy<Task<AccountRole?>> Role);
}
