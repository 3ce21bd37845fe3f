using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>Says no, and writes down why: for admins who was refused, for the operator which provider is away.</summary>
internal sealed partial class OpenIdRefusals(AlchemorselDbContext db, AuditLog audit, ILogger<OpenIdRefusals> log)
{
    /// <summary>When somebody could not even be sent away.</summary>
    public ProblemHttpResult NotStarted(OpenIdFailure failure, OpenIdProvider provider)
    {
        LogAway(log, provider.Key, failure.Why);
        return OpenIdProblems.Of(failure, provider);
    }

    /// <summary>When somebody came back.</summary>
    /// <param name="account">Whom it was about, where that is known.</param>
    public Task<ProblemHttpResult> WriteAsync(OpenIdFailure failure, Guid? account, OpenIdProvider provider, CancellationToken cancellation)
    {
        if (failure.Fault is OpenIdFault.Away or OpenIdFault.TooSlow)
            LogAway(log, provider.Key, failure.Why);
        return WriteAsync(OpenIdProblems.Of(failure, provider), account, provider, failure.Why, cancellation);
    }

    /// <inheritdoc cref="WriteAsync(OpenIdFailure, Guid?, OpenIdProvider, CancellationToken)"/>
    public async Task<ProblemHttpResult> WriteAsync(
        ProblemHttpResult answer, Guid? account, OpenIdProvider provider, string why, CancellationToken cancellation)
    {
        audit.Add(AuditKind.OpenIdRefused, target: account, details: $"{provider.Key}: {why}");
        await db.SaveChangesAsync(cancellation);
        return answer;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The OpenID provider {Provider} can't be used: {Why}.")]
    private static partial void LogAway(ILogger log, string provider, string why);
}
