using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.KnownHoles;

/// <summary>Holes of other recipe managers that are nobody's feature here, each by its number.</summary>
[Collection(ApiGroup.Name)]
public sealed partial class KnownHoleTests(ApiFixture api)
{
    private const string Password = "a long enough password";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Shown to fail: with RequiredLength and RequiredUniqueChars of AccountServices at 1, and MinLength of RegisterRequest.
    [Theory(DisplayName = "CVE-2022-34615: a password that is soon guessed is refused")]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_password_that_is_soon_guessed_is_refused(string password)
    {
        using var client = api.NewClient();
        using var answer = await RegisterAsync(client, NewEmail(), password);

        Assert.Contains("password", (await answer.RefusalAsync()).Errors.Keys);
    }

    // Shown to fail: with an answer of its own for a user who is null in AccountEndpoints.SignIn. That the time is the same, too, is what
    // UnknownAccount is for: it spends a whole check of a password, which no test could measure for sure.
    [Fact(DisplayName = "CVE-2022-34623: nobody learns by signing in which addresses have an account")]
    public async Task Nobody_learns_which_addresses_have_an_account()
    {
        using var client = api.NewClient();
        var email = NewEmail();
        (await RegisterAsync(client, email, Password)).Dispose();

        var known = await ShownAsync(await SignInAsync(client, email, "not the password"));
        var unknown = await ShownAsync(await SignInAsync(client, NewEmail(), "not the password"));

        Assert.Equal(known, unknown);
    }

    // Shown to fail: with SignOut leaving the family as it is.
    [Fact(DisplayName = "CVE-2022-34624: what was signed out opens nothing any more")]
    public async Task What_was_signed_out_opens_nothing()
    {
        using var client = api.NewClient();
        using var answer = await RegisterAsync(client, NewEmail(), Password);
        var tokens = await answer.ReadAsync<AuthTokens>();
        var request = new RefreshRequest { RefreshToken = tokens.RefreshToken };

        (await client.PostAsJsonAsync("/api/v1/auth/sign-out", request, Json.Options, Cancellation)).EnsureSuccessStatusCode();
        using var refreshed = await client.PostAsJsonAsync("/api/v1/auth/refresh", request, Json.Options, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, refreshed.StatusCode);
    }

    // Shown to fail: with the exception's own words as what BadRequests says of a field. The fixture runs as Development does, where a
    // product is tempted most.
    [Theory(DisplayName = "CVE-2026-33153: no parameter makes an answer show its query, its stack or its files")]
    [InlineData("/api/v1/recipes?debug=true&sql=true&explain=true&trace=1&q=onion")]
    [InlineData("/api/v1/recipes/facets?debug=1&q=%27%20OR%201%3D1--")]
    [InlineData("/api/v1/recipes?cursor=%27%3B%20DROP%20TABLE%20recipe--&debug=true")]
    [InlineData("/api/v1/recipes/makeable?have=%00&debug=true")]
    [InlineData("/api/v1/recipes/suggestions?q=%EF%BF%BF%27%22%5C&debug=true")]
    [InlineData("/api/v1/foods/%27%22%5C%3B?debug=true")]
    [InlineData("/api/v1/nothing?debug=true")]
    [InlineData("/api/v1/recipes?limit=many&debug=true")]
    public async Task No_parameter_makes_an_answer_show_what_is_behind_it(string path)
    {
        using var cook = await api.NewCookAsync();
        using var answer = await cook.GetAsync(path, Cancellation);
        var shown = $"{answer.Headers} {await answer.Content.ReadAsStringAsync(Cancellation)}";

        Assert.True((int)answer.StatusCode < 500, shown);
        Assert.DoesNotMatch(Behind(), shown);
    }

    // Not shown to fail: no import opens a file by a name, so there is nothing to take out; this is for the one who writes such code.
    [Theory(DisplayName = "CVE-2025-23212: a name in an import opens no file of the server")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("..\\..\\..\\etc\\passwd")]
    [InlineData("\\\\server\\share\\passwd")]
    public async Task A_name_in_an_import_opens_no_file_of_the_server(string name)
    {
        using var cook = await api.NewCookAsync();
        var text = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@type"] = "Recipe",
            ["name"] = "Cake",
            ["recipeIngredient"] = new[] { "1 egg" },
            ["image"] = name,
            ["image_name"] = name,
            ["url"] = name,
        });
        var job = await cook.EndAsync(cook.ImportFileAsync(Encoding.UTF8.GetBytes(text), $"{name}.json"));
        var recipe = await cook.ReadRecipeAsync(Assert.Single(await cook.ItemsAsync(job.Id)).Recipe!.Id);

        Assert.Empty(recipe.Images);
        Assert.Null(recipe.SourceUrl);
        Assert.DoesNotContain("root:", JsonSerializer.Serialize(recipe), StringComparison.Ordinal);
    }

    private static string NewEmail() => $"{Guid.CreateVersion7():n}@cooks.test";

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client, string email, string password) => client.PostAsJsonAsync(
        "/api/v1/auth/register", new RegisterRequest { Email = email, Password = password, DisplayName = "Cook" }, Json.Options, Cancellation);

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password) => client.PostAsJsonAsync(
        "/api/v1/auth/sign-in", new SignInRequest { Email = email, Password = password }, Json.Options, Cancellation);

    private static async Task<string> ShownAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return $"{(int)answer.StatusCode} {string.Join(',', answer.Headers.Select(header => header.Key).Order())} "
                + TraceId().Replace(await answer.Content.ReadAsStringAsync(Cancellation), "");
        }
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    [GeneratedRegex(@"\bSELECT\b|\bFROM recipe|Npgsql|EntityFrameworkCore|\bat Alchemorsel\.|\.cs:line|/Alchemorsel\.", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
