using System.Net;
using System.Net.Http.Json;
using System.Text;
using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>Personal access tokens: made, used, expired, revoked. Which routes each scope opens is in the isolation matrix.</summary>
[Collection(ApiGroup.Name)]
public sealed class TokenTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_told_once_kept_as_a_hash_and_opens_the_household_it_was_made_in()
    {
        using var ada = await TestAccount.NewAsync(api);
        await ada.Client.CreateAsync("Soup");
        using var answer = await ada.Client.TryMakeTokenAsync(new()
        {
            Name = "  Display ",
            Scopes = [TokenScope.Import, TokenScope.Read, TokenScope.Read],
            Days = 7,
            Password = TestAccount.FirstPassword,
        });
        Assert.Equal((HttpStatusCode.Created, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        var made = await answer.ReadAsync<NewPersonalAccessToken>();

        Assert.Matches("^alm_[0-9A-Za-z]{49}$", made.Secret);
        Assert.Equal("Display", made.Token.Name);
        Assert.Equal([TokenScope.Read, TokenScope.Import], made.Token.Scopes);
        Assert.Equal((ada.Tokens.User.HouseholdId, "Cook's kitchen", null), (made.Token.HouseholdId, made.Token.HouseholdName, made.Token.LastUsedAt));
        Assert.Equal(TimeSpan.FromDays(7), made.Token.ExpiresAt - made.Token.CreatedAt);
        var listed = Assert.Single(await ada.Client.TokensAsync());
        Assert.Equal((made.Token.Id, made.Token.Name, made.Token.ExpiresAt), (listed.Id, listed.Name, listed.ExpiresAt));
        var kept = await api.WithDbAsync(db => db.Set<PersonalAccessToken>().SingleAsync(token => token.Id == made.Token.Id, Cancellation));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(made.Secret)), kept.Hash);

        using var program = api.ProgramWith(made.Secret);
        Assert.Equal("Soup", Assert.Single((await program.ListAsync()).Items).Title);
        Assert.NotNull(Assert.Single(await ada.Client.TokensAsync()).LastUsedAt);
    }

    [Fact]
    public async Task A_token_stays_in_its_household_wherever_its_cook_goes()
    {
        using var ada = await TestAccount.NewAsync(api);
        await ada.Client.CreateAsync("Soup");
        using var program = await api.NewProgramAsync(ada.Client, TokenScope.Read);
        using var made = await ada.Client.PostAsJsonAsync("/api/v1/households", new HouseholdInput { Name = "Elsewhere" }, Json.Options, Cancellation);
        var elsewhere = (await made.ReadAsync<OwnHousehold>()).Id;
        await ada.Client.ContinueAsync(await ada.Client.PostAsync($"/api/v1/households/{elsewhere}/switch", null, Cancellation));
        var there = await ada.Client.MakeTokenAsync("There", TokenScope.Read);

        Assert.Equal("Soup", Assert.Single((await program.ListAsync()).Items).Title);
        Assert.Equal("Elsewhere", there.Token.HouseholdName);
        using var other = api.ProgramWith(there.Secret);
        Assert.Empty((await other.ListAsync()).Items);
        Assert.Equal(2, (await ada.Client.TokensAsync()).Count);
    }

    [Theory]
    [InlineData("", "read", 90, "name")]
    [InlineData(" ", "read", 90, "name")]
    [InlineData("Display", "", 90, "scopes")]
    [InlineData("Display", "admin", 90, "scopes[0]")]
    [InlineData("Display", "read", 0, "days")]
    [InlineData("Display", "read", Limits.TokenDaysMax + 1, "days")]
    public async Task What_is_wrong_with_a_wish_is_named(string name, string scope, int days, string field)
    {
        using var ada = await TestAccount.NewAsync(api);
        var body = new { name, scopes = scope.Length == 0 ? [] : new[] { scope }, days, password = TestAccount.FirstPassword };

        using var answer = await ada.Client.PostAsJsonAsync(TokenClient.Root, body, Cancellation);

        await answer.AssertProblemAsync(400, "validation", field);
        Assert.Empty(await ada.Client.TokensAsync());
    }

    [Fact]
    public async Task Making_one_needs_the_password()
    {
        using var ada = await TestAccount.NewAsync(api);

        using var answer = await ada.Client.TryMakeTokenAsync(new() { Name = "Display", Scopes = [TokenScope.Read], Password = "not my password" });

        await answer.AssertProblemAsync(400, "validation", "password");
        Assert.Empty(await ada.Client.TokensAsync());
    }

    [Fact]
    public async Task A_letter_tells_that_one_was_made_and_holds_nothing_of_it()
    {
        using var ada = await TestAccount.NewAsync(api);
        var made = await ada.Client.MakeTokenAsync("Kitchen display", TokenScope.Read);

        var letter = await ada.Mail.FindAsync("A token was made");

        Assert.EndsWith("/account/tokens", MailBox.LinkOf(letter).AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret, letter.TextBody + letter.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Kitchen display", letter.TextBody + letter.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_has_so_many_and_those_that_expired_make_room()
    {
        using var ada = await TestAccount.NewAsync(api);
        var first = await ada.Client.MakeTokenAsync("First", TokenScope.Read);
        for (var made = 1; made < Limits.TokensMax; made++)
            await ada.Client.MakeTokenAsync($"Number {made}", TokenScope.Read);
        using var refused = await ada.Client.TryMakeTokenAsync(new() { Name = "More", Scopes = [TokenScope.Read], Password = TestAccount.FirstPassword });
        await refused.AssertProblemAsync(422, "too-many-tokens");

        await ExpireAsync(first.Token.Id);
        Assert.Contains(await ada.Client.TokensAsync(), token => token.Id == first.Token.Id);
        await ada.Client.MakeTokenAsync("More", TokenScope.Read);

        Assert.DoesNotContain(await ada.Client.TokensAsync(), token => token.Id == first.Token.Id);
    }

    [Theory]
    [InlineData("alm_")]
    [InlineData("alm_0000000000000000000000000000000000000000000000000")]
    [InlineData("alm_äääääääääääääääääääääääääääääääääääääääääääääääää")]
    [InlineData(null)]
    public async Task One_that_nobody_made_answers_like_a_wrong_jwt(string? secret)
    {
        // The last has the form of one, and its checksum.
        using var program = api.NewClient();
        program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {secret ?? TokenText.New()}");
        using var jwt = api.ProgramWith("eyJhbGciOiJFUzI1NiJ9.e30.c2ln");

        using var answer = await program.GetAsync("/api/v1/recipes", Cancellation);
        using var wrong = await jwt.GetAsync("/api/v1/recipes", Cancellation);

        await answer.AssertProblemAsync(401, "not-signed-in");
        await wrong.AssertProblemAsync(401, "not-signed-in");
        Assert.StartsWith("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Bearer error=\"invalid_token\"", wrong.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_taken_from_the_header_alone()
    {
        var cook = await api.NewCookAsync();
        var secret = (await cook.MakeTokenAsync("Display", TokenScope.Read, TokenScope.Write)).Secret;
        var picture = $"/media/{Guid.CreateVersion7()}/64.webp";
        using var browser = api.NewClient();
        browser.DefaultRequestHeaders.Add("Cookie", $"alchemorsel-media={secret}; alchemorsel={secret}; __Host-alchemorsel-media={secret}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(picture, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/api/v1/recipes?access_token={secret}", Cancellation)).StatusCode);

        using var program = api.ProgramWith(secret);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(picture, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_revoked_or_expired_is_goneat_once_here()
    {
        var cook = await api.NewCookAsync();
        var (one, other) = (await cook.MakeTokenAsync("One", TokenScope.Read), await cook.MakeTokenAsync("Other", TokenScope.Read));
        using var program = api.ProgramWith(one.Secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);

        using var revoked = await cook.DeleteAsync($"{TokenClient.Root}/{one.Token.Id}", Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);
        using var again = await cook.DeleteAsync($"{TokenClient.Root}/{one.Token.Id}", Cancellation);
        await again.AssertProblemAsync(404, "not-found");
        await ExpireAsync(other.Token.Id);
        using var late = api.ProgramWith(other.Secret);
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Another_replica_lets_a_revoked_token_go_on_for_half_a_minute_and_an_expired_one_not_at_all()
    {
        var cook = await api.NewCookAsync();
        var made = await cook.MakeTokenAsync("Display", TokenScope.Read);
        var (time, hash) = (new FakeTimeProvider(TimeProvider.System.GetUtcNow()), TokenText.HashOf(made.Secret)!);
        var source = api.Services.GetRequiredService<NpgsqlDataSource>();
        var replica = new TokenChecks(source, time);
        Assert.NotNull(await replica.FindAsync(hash));
        using var revoked = await cook.DeleteAsync($"{TokenClient.Root}/{made.Token.Id}", Cancellation);

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.NotNull(await replica.FindAsync(hash));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await replica.FindAsync(hash));

        var day = await cook.TryMakeTokenAsync(new() { Name = "Day", Scopes = [TokenScope.Read], Days = 1, Password = TestAccount.FirstPassword });
        var oneDay = TokenText.HashOf((await day.ReadAsync<NewPersonalAccessToken>()).Secret)!;
        time.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(1).AddSeconds(-10));
        Assert.NotNull(await replica.FindAsync(oneDay));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await replica.FindAsync(oneDay));
    }

    [Fact]
    public async Task When_it_was_used_last_is_known_to_within_a_quarter_of_an_hour()
    {
        var cook = await api.NewCookAsync();
        var made = await cook.MakeTokenAsync("Display", TokenScope.Read);
        var (time, hash) = (new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), TokenText.HashOf(made.Secret)!);
        await api.WithDbAsync(db => db.Set<PersonalAccessToken>().Where(token => token.Id == made.Token.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.ExpiresAt, DateTimeOffset.MaxValue), Cancellation));
        var checks = new TokenChecks(api.Services.GetRequiredService<NpgsqlDataSource>(), time);
        var began = time.GetUtcNow();
        foreach (var (minutes, known) in new[] { (0, 0), (14, 0), (15, 15), (29, 15), (31, 31) })
        {
            time.SetUtcNow(began.AddMinutes(minutes));
            Assert.NotNull(await checks.FindAsync(hash));
            Assert.Equal(began.AddMinutes(known), Assert.Single(await cook.TokensAsync()).LastUsedAt);
        }
    }

    [Fact]
    public async Task A_token_may_what_its_cook_may_at_that_moment()
    {
        var owner = await api.NewCookAsync();
        var soup = await owner.CreateAsync("Soup");
        var member = await api.NewMemberAsync(owner);
        using var program = await api.NewProgramAsync(member, TokenScope.Write);
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsync(new() { Title = "Stew" })).StatusCode);
        var me = (await member.MeAsync()).Id;

        using var viewer = await owner.ChangeRoleAsync(me, HouseholdRole.Viewer);
        using var refused = await program.PostAsync(new() { Title = "Roast" });
        await refused.AssertProblemAsync(403, "viewer-only-reads");
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAsync($"/api/v1/recipes/{soup.Id}/favourite", null, Cancellation)).StatusCode);

        // Shown to fail: without the foreign key to memberships the token is back with its cook.
        using var removed = await owner.DeleteAsync($"{HouseholdClient.Current}/members/{me}", Cancellation);
        using var gone = await program.GetAsync("/api/v1/recipes", Cancellation);
        Assert.Contains(gone.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized });
        var invitation = await owner.InviteAsync();
        using var joined = await member.AcceptAsync(invitation.Token);
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Empty(await member.TokensAsync());
    }

    [Fact]
    public async Task A_changed_password_leaves_tokens_and_one_set_by_mail_ends_them()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var program = await api.NewProgramAsync(ada.Client, TokenScope.Read);
        var change = new ChangePasswordRequest { CurrentPassword = TestAccount.FirstPassword, NewPassword = "another password of mine" };
        using var changed = await ada.Client.PutAsJsonAsync("/api/v1/users/me/password", change, Json.Options, Cancellation);
        await ada.Client.ContinueAsync(changed);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);

        using var forgot = await ada.ForgetAsync();
        var link = await ada.Mail.FindAsync("Choose a new password");
        using var reset = await ada.ResetAsync(MailBox.TokenOf(link), "yet another password");

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Tokens_go_with_the_account()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var program = await api.NewProgramAsync(ada.Client, TokenScope.Read);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);

        using var deleted = await ada.Client.PostAsJsonAsync(
            "/api/v1/users/me/deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword }, Json.Options, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);
        Assert.False(await api.WithDbAsync(db => db.Set<PersonalAccessToken>().AnyAsync(token => token.UserId == ada.Id, Cancellation)));
    }

    [Fact]
    public async Task Where_everybody_gets_the_same_a_token_is_nobody()
    {
        var owner = await api.NewCookAsync();
        var invitation = await owner.InviteAsync();
        using var program = await api.NewProgramAsync(owner, TokenScope.Write);

        var asOwner = await owner.GetFromJsonAsync<InvitationOffer>($"/api/v1/invitations/{invitation.Token}", Json.Options, Cancellation);
        var asProgram = await program.GetFromJsonAsync<InvitationOffer>($"/api/v1/invitations/{invitation.Token}", Json.Options, Cancellation);

        Assert.NotEqual(asOwner, asProgram);
        using var nobody = api.NewClient();
        Assert.Equal(await nobody.GetFromJsonAsync<InvitationOffer>($"/api/v1/invitations/{invitation.Token}", Json.Options, Cancellation), asProgram);
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_the_tokens_of_another_and_the_log_says_who_made_and_revoked_which()
    {
        using var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        var made = await ada.Client.MakeTokenAsync("Display", TokenScope.Read, TokenScope.Import);

        using var others = await ben.Client.DeleteAsync($"{TokenClient.Root}/{made.Token.Id}", Cancellation);
        await others.AssertProblemAsync(404, "not-found");
        Assert.Empty(await ben.Client.TokensAsync());
        using var revoked = await ada.Client.DeleteAsync($"{TokenClient.Root}/{made.Token.Id}", Cancellation);

        var log = (await admin.GetFromJsonAsync<Page<AuditEntryInfo>>($"/api/v1/admin/audit?user={ada.Id}", Json.Options, Cancellation))!.Items;
        Assert.Equal([AuditKind.TokenRevoked, AuditKind.TokenMade, AuditKind.Registered], log.Select(entry => entry.Kind));
        Assert.All(log.Take(2), entry => Assert.Equal((ada.Id, made.Token.Id), (entry.UserId!.Value, entry.TargetId!.Value)));
        Assert.Equal("read, import", log[1].Details);
    }

    private Task<int> ExpireAsync(Guid id) => api.WithDbAsync(db => db.Set<PersonalAccessToken>().Where(token => token.Id == id)
        .ExecuteUpdateAsync(row => row.SetProperty(token => token.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1)), Cancellation));
}
