using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Api.Accounts;

/// <summary>Who gets an account. Section <c>Alchemorsel:Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "Alchemorsel:Accounts";

    /// <summary>Key <c>ALCHEMORSEL_SIGN_UP</c>.</summary>
    public SignUpMode SignUp { get; set; } = SignUpMode.Open;

    /// <summary>Who else says who a person is, by the name in paths. Keys <c>ALCHEMORSEL_OIDC_</c>.</summary>
    public IDictionary<string, OpenIdProviderOptions> OpenId { get; } = new Dictionary<string, OpenIdProviderOptions>(StringComparer.Ordinal);
}

/// <summary>Lets people in who were invited, where an installation asks for that. Whoever hands out invitations registers one.</summary>
internal interface IRegistrationGate
{
    /// <summary>Whether the invitation is good for somebody with this e-mail. Asked in the transaction that makes the account.</summary>
    Task<bool> AdmitsAsync(string invitation, string email, CancellationToken cancellation);
}
