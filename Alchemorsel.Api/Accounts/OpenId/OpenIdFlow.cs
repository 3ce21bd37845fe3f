using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>The way to a provider and back (the authorization code flow, with PKCE), whatever it is gone for.</summary>
internal sealed class OpenIdFlow(OpenIdTickets tickets, OpenIdRedirects redirects, IdTokenCheck check)
{
    /// <param name="account">Whose way it is; empty for a sign-in.</param>
    public async Task<OpenIdResult<OpenIdStart>> StartAsync(
        OpenIdProvider provider, OpenIdPurpose purpose, string? origin, CancellationToken cancellation, Guid account = default)
    {
        var (metadata, failure) = await provider.MetadataAsync(cancellation);
        if (metadata is null)
            return failure!;
        var ticket = tickets.New(provider, redirects.For(provider, origin));
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = ticket.RedirectUri,
            ["scope"] = provider.Scopes,
            ["state"] = ticket.State,
            ["nonce"] = ticket.Nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(ticket.Verifier))),
            ["code_challenge_method"] = "S256",
        };
        // Being signed in there is not enough: whoever found a browser open would be. With an age it has to say when somebody showed who they are.
        if (purpose == OpenIdPurpose.Confirm)
            (query["prompt"], query["max_age"]) = ("login", "0");
        return new OpenIdStart(
            QueryHelpers.AddQueryString(metadata.Authorization.AbsoluteUri, query), tickets.Seal(ticket, purpose, account), (int)OpenIdTicket.Life.TotalSeconds);
    }

    /// <summary>Who came back. The ticket is over with that, whatever comes of it.</summary>
    public async Task<OpenIdResult<OpenIdReturn>> FinishAsync(
        OpenIdProvider provider, OpenIdPurpose purpose, OpenIdFinishRequest request, CancellationToken cancellation, Guid account = default)
    {
        if (tickets.Open(request.Ticket, purpose, account) is not { } ticket || ticket.Provider != provider.Key)
            return new OpenIdFailure(OpenIdFault.Over, "the ticket is over, or none of ours");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.State), Encoding.UTF8.GetBytes(ticket.State)))
            return new OpenIdFailure(OpenIdFault.Refused, "another state");
        if (!await tickets.SpendAsync(ticket, cancellation))
            return new OpenIdFailure(OpenIdFault.Over, "the ticket was used before");
        var (metadata, failure) = await provider.MetadataAsync(cancellation);
        if (metadata is null)
            return failure!;
        // An answer of one provider must not be taken for another's, who would get the code (RFC 9207).
        if (request.Issuer is { } issuer ? issuer != metadata.Issuer : metadata.NamesItself)
            return new OpenIdFailure(OpenIdFault.Refused, "an answer of another issuer");
        (var tokens, failure) = await provider.ExchangeAsync(metadata, request.Code, ticket.Verifier, ticket.RedirectUri, cancellation);
        if (tokens is null)
            return failure!;
        (var identity, failure) = await check.CheckAsync(provider, metadata, tokens, ticket.Nonce, cancellation);
        return identity is null ? failure! : new OpenIdReturn(identity, ticket);
    }
}

/// <summary>Who came back from a provider, and with what they had been sent there.</summary>
internal sealed record OpenIdReturn(OpenIdIdentity Identity, OpenIdTicket Ticket);
