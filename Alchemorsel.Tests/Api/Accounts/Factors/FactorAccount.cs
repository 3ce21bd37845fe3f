using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Accounts.Factors;

/// <summary>An account with an authenticator app, and what its owner says to the Api.</summary>
internal sealed class FactorAccount : IDisposable
{
    private readonly ApiFixture api;

    private FactorAccount(ApiFixture api, TestAccount account, AuthenticatorApp app, IReadOnlyList<string> codes) =>
        (this.api, Account, App, Codes) = (api, account, app, codes);

    public TestAccount Account { get; }
    public AuthenticatorApp App { get; }

    /// <summary>The recovery codes.</summary>
    public IReadOnlyList<string> Codes { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FactorAccount> NewAsync(ApiFixture api)
    {
        var account = await TestAccount.NewAsync(api);
        using var begun = await account.SayAsync("totp", new PasswordConfirmation { Password = TestAccount.FirstPassword });
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        var app = new AuthenticatorApp((await begun.ReadAsync<TotpSetup>()).Secret);
        using var confirmed = await account.SayAsync("totp/confirmation", new TotpConfirmation { Code = app.NextCode() });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        return new FactorAccount(api, account, app, (await confirmed.ReadAsync<RecoveryCodeList>()).Codes);
    }

    /// <summary>The first step of a sign-in.</summary>
    public async Task<string> ChallengeAsync(string password = TestAccount.FirstPassword)
    {
        using var answer = await Account.TrySignInAsync(password);
        await answer.AssertProblemAsync(401, "second-factor-needed");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return body.RootElement.GetProperty("challenge").GetString()!;
    }

    /// <summary>The second.</summary>
    public Task<HttpResponseMessage> AnswerAsync(string challenge, string code, HttpClient? client = null) => (client ?? api.NewClient()).PostAsJsonAsync(
        "/api/v1/auth/sign-in/second-factor", new SecondFactorRequest { Challenge = challenge, Code = code }, Json.Options, Cancellation);

    /// <summary>As if a few minutes had passed since the last code, so that the present one counts again.</summary>
    public Task LetTimePassAsync() => api.WithDbAsync(db => db.Set<TotpFactor>().Where(factor => factor.UserId == Account.Id)
        .ExecuteUpdateAsync(row => row.SetProperty(factor => factor.LastStep, factor => factor.LastStep - 20), Cancellation));

    public void Dispose() => Account.Dispose();
}

internal static class SecurityCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Posts to something of one's own account.</summary>
    public static Task<HttpResponseMessage> SayAsync(this TestAccount account, string what, object body) =>
        account.Client.PostAsync($"/api/v1/users/me/{what}", JsonContent.Create(body, body.GetType(), options: Json.Options), Cancellation);

    public static async Task<AccountSecurity> SecurityAsync(this TestAccount account) =>
        (await account.Client.GetFromJsonAsync<AccountSecurity>("/api/v1/users/me/security", Json.Options, Cancellation))!;

    /// <summary>The kinds of what was done, in the order of the kinds: of what happens within a millisecond nobody knows which came first.</summary>
    public static IEnumerable<AuditKind> Kinds(this IEnumerable<AuditEntryInfo> entries) => entries.Select(entry => entry.Kind).Order();

    /// <summary>What the audit log says that was done by or to an account, oldest first; after its registration.</summary>
    public static async Task<IReadOnlyList<AuditEntryInfo>> AuditAsync(this ApiFixture api, Guid user)
    {
        using var admin = await api.NewAdminAsync();
        var page = await admin.GetFromJsonAsync<Alchemorsel.Contracts.Page<AuditEntryInfo>>($"/api/v1/admin/audit?user={user}&limit=100", Json.Options, Cancellation);
        return [.. page!.Items.Reverse().Skip(1)];
    }
}
