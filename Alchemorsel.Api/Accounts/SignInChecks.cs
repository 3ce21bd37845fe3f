using Alchemorsel.Contracts.Accounts;
using Npgsql;

namespace Alchemorsel.Api.Accounts;

/// <summary>Whether the sign-in of an access token is still good, and what its account may do (docs/adr/0025).</summary>
internal sealed class SignInChecks
{
    /// <inheritdoc cref="BriefAnswers{TKey,TAnswer}.Life"/>
    public static readonly TimeSpan Life = BriefAnswers<Guid, AccountRole?>.Life;

    private readonly NpgsqlDataSource source;

    // Only tokens that we signed get this far, so nobody can fill it at will.
    private readonly BriefAnswers<Guid, AccountRole?> answers;

    public SignInChecks(NpgsqlDataSource source, TimeProvider time) => (this.source, answers) = (source, new(ReadAsync, time));

    /// <summary>The account's role, or null when the sign-in is over.</summary>
    public Task<AccountRole?> RoleOfAsync(Guid signIn) => answers.FindAsync(signIn);

    /// <summary>Once a change is committed: here it counts at once.</summary>
    public void Forget(Guid signIn) => answers.Forget(signIn);

    /// <summary>The same for all: an account's role was changed, or it is gone.</summary>
    public void ForgetAll() => answers.ForgetAll();

    private async Task<AccountRole?> ReadAsync(Guid signIn)
    {
        await using var command = source.CreateCommand(
            """SELECT account.role FROM sign_ins JOIN "AspNetUsers" account ON account.id = user_id WHERE sign_ins.id = $1 AND revoked_at IS NULL""");
        command.Parameters.Add(new NpgsqlParameter { Value = signIn });
        return await command.ExecuteScalarAsync(CancellationToken.None) is int role ? (AccountRole)role : null;
    }
}
