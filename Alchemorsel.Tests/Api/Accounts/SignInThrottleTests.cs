using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>CVE-2026-33152 of a peer: another way to sign in that nobody counts.</summary>
[Collection(ApiGroup.Name)]
public sealed class SignInThrottleTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tries_for_one_account_are_counted_by_all_replicas_right_or_wrong_known_or_not()
    {
        await using var one = api.NewReplica(("ALCHEMORSEL_LIMITS_SIGN_IN", "3"));
        await using var other = api.NewReplica(("ALCHEMORSEL_LIMITS_SIGN_IN", "3"));
        using var first = one.CreateClient();
        using var second = other.CreateClient();
        var (known, unknown) = (NewAddress(), NewAddress());
        (await first.PostAsJsonAsync(
            "/api/v1/auth/register", new RegisterRequest { Email = known, Password = "a long enough password", DisplayName = "Ann" }, Json.Options, Cancellation))
            .EnsureSuccessStatusCode();

        foreach (var email in new[] { known, unknown })
        {
            var answers = new List<HttpStatusCode>();
            foreach (var (client, spelt) in new[] { (first, email), (second, email.ToUpperInvariant()), (first, $" {email}") })
                answers.Add((await TryAsync(client, spelt, "wrong password")).StatusCode);
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));

            using var refused = await TryAsync(second, email, "a long enough password");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task While_nobody_can_count_nobody_signs_in_and_who_is_signed_in_goes_on()
    {
        await using var replica = api.NewReplica(("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=500,connectRetry=0"));
        using var client = replica.CreateClient();
        using var cook = await api.NewCookAsync();
        client.DefaultRequestHeaders.Authorization = cook.DefaultRequestHeaders.Authorization;

        using var refused = await TryAsync(client, NewAddress(), "a long enough password");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient client, string email, string password)
        => client.PostAsJsonAsync("/api/v1/auth/sign-in", new SignInRequest { Email = email, Password = password }, Json.Options, Cancellation);

    private static string NewAddress() => $"{Guid.CreateVersion7():n}@cooks.test";
}
