using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Alchemorsel.Tests.Api.Accounts;

[Collection(ApiGroup.Name)]
public sealed class AccountTests(ApiFixture api)
{
    private const string Password = "a long enough password";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("password123")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop12")]
    [InlineData("aaaaaaaaaabbbb")]
    [InlineData("alchemorsel1")]
    [InlineData("grace.hopper")]
    public async Task A_password_that_is_tried_first_is_refused_however_long_it_is(string password)
    {
        using var client = api.NewClient();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            new RegisterRequest { Email = $"grace.hopper.{Guid.CreateVersion7():n}@cooks.test", Password = password, DisplayName = "Grace Hopper" }, Json.Options, Cancellation);
        await answer.AssertProblemAsync(400, "validation", "password");
    }

    [Fact]
    public async Task Registering_makes_a_household_that_its_cook_owns()
    {
        using var client = api.NewClient();

        var tokens = await RegisterAsync(client, NewEmail(), "Ada");
        Use(client, tokens);
        var me = await client.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, Cancellation);
        var household = await client.GetFromJsonAsync<HouseholdInfo>("/api/v1/households/current", Json.Options, Cancellation);

        Assert.Equal(tokens.User with { UnreadNotifications = 0 }, me);
        Assert.Equal("Ada's kitchen", household?.Name);
        var member = Assert.Single(household!.Members);
        Assert.Equal((tokens.User.Id, HouseholdRole.Owner), (member.UserId, member.Role));
    }

    [Theory]
    [InlineData("o'brien")]
    [InlineData("zoë")]
    public async Task An_address_with_an_unusual_character_is_welcome(string name)
    {
        using var client = api.NewClient();
        var email = $"{name}.{NewEmail()}";

        var registered = await RegisterAsync(client, email);
        using var answer = await SignInAsync(client, email.ToUpperInvariant(), Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(registered.User.Id, (await answer.ReadAsync<AuthTokens>()).User.Id);
    }

    [Fact]
    public async Task Of_registrations_with_one_address_at_once_one_succeeds_and_the_others_are_told_why()
    {
        using var client = api.NewClient();
        var email = NewEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostRegisterAsync(client, email, "Twin", Password)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await AssertProblemAsync(refused, 409, "email-taken");
    }

    [Theory]
    [InlineData("not an address", "Ada", Password, "email")]
    [InlineData("ada@cooks.test", "Ada", "short", "password")]
    [InlineData("ada@cooks.test", " ", Password, "displayName")]
    [InlineData("ada@cooks.test", "A\0da", Password, "displayName")]
    [InlineData("a\0da@cooks.test", "Ada", Password, "email")]
    public async Task A_registration_that_can_not_be_kept_names_the_field(string email, string name, string password, string field)
    {
        using var client = api.NewClient();

        using var answer = await PostRegisterAsync(client, email, name, password);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<ValidationProblemDetails>(Cancellation);
        Assert.Equal("urn:alchemorsel:problem:validation", problem?.Type);
        Assert.Contains(field, problem!.Errors.Keys);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        using var client = api.NewClient();
        var email = NewEmail();
        await RegisterAsync(client, email);

        using var wrong = await SignInAsync(client, email, "some other password");
        using var unknown = await SignInAsync(client, NewEmail(), "some other password");

        var first = await AssertProblemAsync(wrong, 401, "wrong-credentials");
        var second = await AssertProblemAsync(unknown, 401, "wrong-credentials");
        Assert.Equal((first.Title, first.Detail), (second.Title, second.Detail));
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_does_not_open_the_account()
    {
        using var client = api.NewClient();
        var email = NewEmail();
        await RegisterAsync(client, email);
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await SignInAsync(client, email, "some other password");
        }

        using var answer = await SignInAsync(client, email, Password);

        await AssertProblemAsync(answer, 401, "wrong-credentials");
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_second_use_ends_the_sign_in()
    {
        using var client = api.NewClient();
        var first = await RegisterAsync(client, NewEmail());
        using var refreshed = await RefreshAsync(client, first.RefreshToken);
        var second = await refreshed.ReadAsync<AuthTokens>();

        using var stolen = await RefreshAsync(client, first.RefreshToken);
        using var after = await RefreshAsync(client, second.RefreshToken);

        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        await AssertProblemAsync(stolen, 401, "session-over");
        await AssertProblemAsync(after, 401, "session-over");
    }

    [Fact]
    public async Task Signing_out_ends_this_sign_in_and_no_other()
    {
        using var client = api.NewClient();
        var email = NewEmail();
        var here = await RegisterAsync(client, email);
        using var answer = await SignInAsync(client, email, Password);
        var elsewhere = await answer.ReadAsync<AuthTokens>();

        using var signedOut = await client.PostAsJsonAsync(
            "/api/v1/auth/sign-out", new RefreshRequest { RefreshToken = here.RefreshToken }, Json.Options, Cancellation);
        using var mine = await RefreshAsync(client, here.RefreshToken);
        using var other = await RefreshAsync(client, elsewhere.RefreshToken);

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await AssertProblemAsync(mine, 401, "session-over");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("media token")]
    [InlineData("tampered token")]
    [InlineData("no token")]
    public async Task Only_an_access_token_of_ours_opens_the_api(string kind)
    {
        using var client = api.NewClient();
        var tokens = await RegisterAsync(client, NewEmail());
        var parts = tokens.AccessToken.Split('.');
        var token = kind switch
        {
            "media token" => tokens.MediaToken,
            "tampered token" => $"{parts[0]}.{parts[1]}.{new string([.. parts[2].Reverse()])}",
            _ => null,
        };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        using var answer = await client.GetAsync("/api/v1/users/me", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static string NewEmail() => $"{Guid.CreateVersion7():n}@cooks.test";

    private static void Use(HttpClient client, AuthTokens tokens) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);

    private static async Task<AuthTokens> RegisterAsync(HttpClient client, string email, string name = "Cook")
    {
        using var answer = await PostRegisterAsync(client, email, name, Password);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<AuthTokens>();
    }

    private static Task<HttpResponseMessage> PostRegisterAsync(HttpClient client, string email, string name, string password) =>
        client.PostAsJsonAsync(
            "/api/v1/auth/register", new RegisterRequest { Email = email, Password = password, DisplayName = name }, Json.Options, Cancellation);

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password) =>
        client.PostAsJsonAsync("/api/v1/auth/sign-in", new SignInRequest { Email = email, Password = password }, Json.Options, Cancellation);

    private static Task<HttpResponseMessage> RefreshAsync(HttpClient client, string token) =>
        client.PostAsJsonAsync("/api/v1/auth/refresh", new RefreshRequest { RefreshToken = token }, Json.Options, Cancellation);

    private static async Task<ProblemDetails> AssertProblemAsync(HttpResponseMessage answer, int status, string name)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(Cancellation);
        Assert.Equal($"urn:alchemorsel:problem:{name}", problem?.Type);
        return problem!;
    }
}
