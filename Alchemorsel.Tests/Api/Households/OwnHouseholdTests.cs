using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Households;

[Collection(ApiGroup.Name)]
public sealed class OwnHouseholdTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cook_makes_another_kitchen_and_switches_to_it()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var made = await MakeAsync(cook, "  Allotment  ");
        Assert.Equal(("Allotment", HouseholdRole.Owner, 1, false), (made.Name, made.Role, made.Members, made.IsCurrent));

        var tokens = await cook.ContinueAsync(await SwitchAsync(cook, made.Id));

        Assert.Equal((made.Id, "Allotment"), (tokens.User.HouseholdId, tokens.User.HouseholdName));
        using var gone = await cook.GetAsync($"/api/v1/recipes/{soup.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal([("Allotment", true), ("Cook's kitchen", false)], (await cook.HouseholdsAsync()).Select(household => (household.Name, household.IsCurrent)));
    }

    [Fact]
    public async Task The_next_sign_in_begins_where_the_last_switch_led_and_a_refresh_stays()
    {
        using var cook = api.NewClient();
        var account = new RegisterRequest { Email = $"{Guid.CreateVersion7():n}@cooks.test", Password = "a long enough password", DisplayName = "Ada" };
        var first = await cook.ContinueAsync(await cook.PostAsJsonAsync("/api/v1/auth/register", account, Json.Options, Cancellation));
        var made = await MakeAsync(cook, "Allotment");
        await cook.ContinueAsync(await SwitchAsync(cook, made.Id));

        var signedIn = await cook.ContinueAsync(await cook.PostAsJsonAsync("/api/v1/auth/sign-in", new { account.Email, account.Password }, Json.Options, Cancellation));
        Assert.Equal(made.Id, signedIn.User.HouseholdId);
        // The sign-in on another device goes on where it was.
        var refreshed = await cook.ContinueAsync(await cook.PostAsJsonAsync("/api/v1/auth/refresh", new { first.RefreshToken }, Json.Options, Cancellation));
        Assert.Equal(first.User.HouseholdId, refreshed.User.HouseholdId);
    }

    [Fact]
    public async Task Nobody_switches_to_a_household_that_they_are_not_in()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());

        using var answer = await SwitchAsync(stranger, (await cook.MeAsync()).HouseholdId);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_owner_renames_the_kitchen_and_others_do_not()
    {
        var cook = await api.NewCookAsync();
        var member = await api.NewMemberAsync(cook);

        using var refused = await member.PutAsJsonAsync(HouseholdClient.Current, new { name = "Mine" }, Cancellation);
        using var blank = await cook.PutAsJsonAsync(HouseholdClient.Current, new { name = "  " }, Cancellation);
        using var renamed = await cook.PutAsJsonAsync(HouseholdClient.Current, new { name = "Number 12" }, Cancellation);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NoContent], new[] { refused.StatusCode, blank.StatusCode, renamed.StatusCode });
        Assert.Equal("Number 12", (await member.MeAsync()).HouseholdName);
    }

    private static async Task<OwnHousehold> MakeAsync(HttpClient cook, string name)
    {
        using var answer = await cook.PostAsJsonAsync("/api/v1/households", new HouseholdInput { Name = name }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<OwnHousehold>();
    }

    private static Task<HttpResponseMessage> SwitchAsync(HttpClient cook, Guid household) =>
        cook.PostAsync($"/api/v1/households/{household}/switch", null, Cancellation);
}
