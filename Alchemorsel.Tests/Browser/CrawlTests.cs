using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.MealPlans;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;

namespace Alchemorsel.Tests.Browser;

/// <summary>
/// The pages as somebody walks them who means no good: every link is followed, and each field of each form and each parameter of each address is
/// spoilt in turn, with the rest as the page has it. Whatever comes of it, it is never a fault of ours. (What the Api answers to the same is in
/// <see cref="Api.Http.BadInputTests"/>.)
/// </summary>
[Collection(WholeApplication.Name)]
public sealed partial class CrawlTests(BrowserFixture fixture)
{
    private const string Password = "correct horse battery";

    // Null: the field is not sent at all.
    private static readonly string?[] Spoilt =
        [null, "", "a\0b", new string('x', 5000), "'\"\\%_;--</textarea><script>{{7*7}}${7*7}", "-1", "99999999999999999999", "\uFFFD\u202E\U0001F372"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Shown to fail: with versions and keys of forms put into headers as they come (AlchemorselClient.IfMatch and Once).
    [Fact]
    public async Task No_page_and_no_form_fails_for_what_a_cook_sends()
    {
        BrowserFixture.RequireBrowser();
        var (email, starts) = await KitchenAsync();
        var crawl = new Crawl(await SignedInAsync(email, Password), _ => true);

        await crawl.WalkAsync([.. starts, "/", "/account", "/kitchen", "/household", "/recipes/new", "/import", "/make?have=onion", "/cooked"]);

        Assert.True(crawl.Faults.Count == 0, string.Join('\n', crawl.Faults));
        Assert.True(crawl.Pages.Count > 40, $"Only these pages were found: {string.Join(' ', crawl.Pages)}");
        Assert.True(crawl.Sent > 1000, $"Only {crawl.Sent} requests were sent.");
    }

    [Fact]
    public async Task No_admin_page_fails_for_what_an_admin_sends()
    {
        BrowserFixture.RequireBrowser();
        var crawl = new Crawl(await SignedInAsync("demo@alchemorsel.local", "demo-kitchen-1"), path => path.StartsWith("/admin", StringComparison.Ordinal));

        try
        {
            await crawl.WalkAsync(["/admin", "/admin/users?q=demo", "/admin/households?q=kitchen", "/admin/jobs?state=finished", "/admin/audit?kind=SignedIn&user=x&since=x&until=x"]);
        }
        finally
        {
            // Others go on with this application.
            await RestoreSwitchesAsync();
        }

        Assert.True(crawl.Faults.Count == 0, string.Join('\n', crawl.Faults));
        Assert.True(crawl.Sent > 100, $"Only {crawl.Sent} requests were sent.");
    }

    private async Task<IAPIRequestContext> SignedInAsync(string email, string password)
    {
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignInAsync(page, email, password);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        return page.APIRequest;
    }

    private async Task RestoreSwitchesAsync()
    {
        using var admin = new HttpClient { BaseAddress = fixture.Address };
        using var signedIn = await admin.PostAsJsonAsync(
            "/api/v1/auth/sign-in", new SignInRequest { Email = "demo@alchemorsel.local", Password = "demo-kitchen-1" }, Json.Options, Cancellation);
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await signedIn.ReadAsync<AuthTokens>()).AccessToken);
        using var restored = await admin.PutAsJsonAsync("/api/v1/admin/switches", new Switches(), Json.Options, Cancellation);
        restored.EnsureSuccessStatusCode();
    }

    /// <summary>A kitchen that has something on every page, and the pages that nothing leads to.</summary>
    private async Task<(string Email, IReadOnlyList<string> Starts)> KitchenAsync()
    {
        var email = $"crawl-{Guid.CreateVersion7():n}@example.org";
        using var cook = new HttpClient { BaseAddress = fixture.Address };
        using var answer = await cook.PostAsJsonAsync(
            "/api/v1/auth/register", new RegisterRequest { Email = email, Password = Password, DisplayName = "Crawler" }, Json.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
        cook.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.ReadAsync<AuthTokens>()).AccessToken);
        var recipe = await cook.CreateAsync(new RecipeInput
        {
            Title = "Onion soup",
            Tags = ["soup"],
            Cuisine = "French",
            Category = "Starter",
            Equipment = ["pot"],
            Servings = 4,
            Ingredients = [new IngredientSectionInput(null, ["4 onions", "1 l stock", "2 snorkels"])],
            Steps = [new StepSectionInput(null, ["Simmer the onions for 20 minutes."])],
        });
        recipe = await cook.EditAsync(recipe, new RecipeInput { Title = "Onion soup", Tags = ["soup"], Servings = 4, Ingredients = [new(null, ["5 onions"])] });
        var entry = await cook.CookedAsync(recipe.Id, new() { Note = "Good." });
        var collection = await cook.CollectAsync("Soups", null, recipe.Id);
        var search = await cook.KeepAsync("Soups", new RecipeCriteria { Q = "soup" });
        var job = await cook.EndAsync(cook.ImportFileAsync(ImportJobClient.ZipOf("Onion soup", null), "soups.zip"));
        var meal = await cook.PlanAsync(PlanClient.Of(recipe.Id));
        await cook.PlanAsync(PlanClient.Of("Leftovers"));
        var invitation = await cook.InviteAsync();
        var shared = await cook.ShareAsync(recipe: recipe.Id);
        await cook.DoAsync(HttpMethod.Put, "/users/me/profile", new { handle = $"crawl-{email[6..18]}", displayName = "Crawler" });
        await cook.DoAsync(HttpMethod.Put, $"/recipes/{recipe.Id}/publication");
        return (email,
        [
            $"/recipes/{recipe.Id}", $"/recipes/{recipe.Id}/edit", $"/recipes/{recipe.Id}/history", $"/recipes/{recipe.Id}/history/1/2", $"/recipes/{recipe.Id}/ingredients",
            $"/recipes/{recipe.Id}/nutrition", $"/recipes/{recipe.Id}/cooked/{entry.Id}", $"/collections/{collection.Id}", $"/collections/searches/{search.Id}",
            $"/import/jobs/{job.Id}", invitation.Path, shared.Path, $"/discover/recipes/{recipe.Id}", "/account/profile", "/account/people?list=blocked",
            "/plan?week=2026-11-23", "/plan?week=2026-11-23&day=2026-11-24&q=onion", $"/plan/entries/{meal.Id}", $"/recipes/{recipe.Id}?planned=2026-11-23", "/discover?q=onion&followed=x", "/sign-in", "/sign-up", "/forgot-password", "/reset-password?token=x", "/verify-email?token=x",
            "/recipes?q=soup&tag=soup&sort=title&max=30", "/labels/change?kind=tags&name=soup", "/foods?q=onion&aisle=baking&changed=true", "/units/cup",
        ]);
    }

    /// <summary>A walk through all that can be reached; each kind of page and of form is spoilt once.</summary>
    private sealed partial class Crawl(IAPIRequestContext browser, Func<string, bool> isOurs)
    {
        private const int PagesMax = 200;

        private readonly HashSet<string> forms = [];
        private readonly Queue<string> waiting = [];

        public HashSet<string> Pages { get; } = [];

        public List<string> Faults { get; } = [];

        public int Sent { get; private set; }

        public async Task WalkAsync(IEnumerable<string> starts)
        {
            foreach (var start in starts)
                waiting.Enqueue(start);
            while (waiting.TryDequeue(out var address) && Pages.Count < PagesMax)
            {
                if (!Pages.Add(KindOf(address)))
                    continue;
                var answer = await GetAsync(address);
                if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
                    continue;
                using var page = new HtmlParser().ParseDocument(await answer.TextAsync());
                foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).Where(isOurs))
                    waiting.Enqueue(link);
                await SpoilAddressAsync(address);
                foreach (var form in page.Forms)
                    await SpoilAsync(address, form);
            }
        }

        private async Task SpoilAddressAsync(string address)
        {
            if (address.Split('?') is not [var path, var query])
                return;
            var parameters = query.Split('&').Select(part => part.Split('=', 2)).Select(part => (Name: part[0], Value: part.ElementAtOrDefault(1) ?? "")).ToList();
            foreach (var name in parameters.Select(parameter => parameter.Name).Distinct())
            {
                foreach (var value in Spoilt.OfType<string>())
                    await GetAsync($"{path}?{string.Join('&', parameters.Select(parameter => $"{parameter.Name}={(parameter.Name == name ? Uri.EscapeDataString(value) : parameter.Value)}"))}");
            }
        }

        private async Task SpoilAsync(string address, IHtmlFormElement form)
        {
            var fields = FieldsOf(form);
            var action = form.GetAttribute("action") is { Length: > 0 } given ? given : address;
            var isPost = string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
            if (!isOurs(action) || !forms.Add($"{isPost} {KindOf(action)} {string.Join(' ', fields.Select(field => field.Name).Distinct())}"))
                return;
            foreach (var name in fields.Where(field => !field.IsFramework).Select(field => field.Name).Distinct())
            {
                foreach (var value in Spoilt)
                {
                    var sent = fields.Where(field => field.Name != name).Select(field => (field.Name, field.Value));
                    if (value is not null)
                        sent = sent.Append((name, value));
                    await (isPost ? PostAsync(action, form.Enctype, [.. sent], name) : GetAsync($"{action.Split('?')[0]}?{string.Join('&', sent.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))}"));
                }
            }
        }

        private static List<(string Name, string Value, bool IsFramework)> FieldsOf(IHtmlFormElement form)
        {
            var fields = new List<(string, string, bool)>();
            foreach (var element in form.Elements)
            {
                if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled"))
                    continue;
                var value = element switch
                {
                    IHtmlInputElement { Type: "file" or "submit" or "button" } => null,
                    IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                    IHtmlInputElement input => input.Value,
                    IHtmlTextAreaElement text => text.Value,
                    IHtmlSelectElement choice => choice.Value,
                    IHtmlButtonElement button => button.Value,
                    _ => null,
                };
                if (value is not null)
                    fields.Add((name, value, name is "__RequestVerificationToken" or "_handler"));
            }
            return fields;
        }

        private async Task<IAPIResponse> GetAsync(string address)
        {
            var answer = await browser.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
            Note(answer, $"GET {address}");
            return answer;
        }

        private async Task PostAsync(string action, string? encoding, IReadOnlyList<(string Name, string Value)> fields, string spoilt)
        {
            using HttpContent content = encoding == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            var answer = await browser.PostAsync(action, new APIRequestContextOptions
            {
                MaxRedirects = 0,
                DataByte = await content.ReadAsByteArrayAsync(Cancellation),
                Headers = [KeyValuePair.Create("content-type", content.Headers.ContentType!.ToString())],
            });
            Note(answer, $"POST {action} with {spoilt} = {fields.FirstOrDefault(field => field.Name == spoilt).Value ?? "nothing"}");
        }

        private static MultipartFormDataContent Multipart(IEnumerable<(string Name, string Value)> fields)
        {
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
                content.Add(new StringContent(value), name);
            return content;
        }

        private void Note(IAPIResponse answer, string what)
        {
            Sent++;
            if (answer.Status >= 500 || answer.Status == 429)
                Faults.Add($"{answer.Status} {what[..Math.Min(what.Length, 200)].Replace("\0", "\\0", StringComparison.Ordinal)}");
        }

        /// <summary>The address without what differs from one recipe to the next.</summary>
        private static string KindOf(string address)
        {
            var parts = address.Split('#')[0].Split('?', 2);
            var names = parts.Length == 2 ? string.Join('&', parts[1].Split('&').Select(part => part.Split('=')[0]).Distinct().Order()) : "";
            return $"{Slug().Replace(Named().Replace(parts[0], "{}"), "$1")}?{names}";
        }

        [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/foods/|/units/|/labels/)[^/?]+|(?<=/)\d+|(?<=/(s|join)/)[^/?]+")]
        private static partial Regex Named();

        [GeneratedRegex(@"(/recipes/\{\})/(?!edit|history|ingredients|nutrition|cooked)[^/?]+")]
        private static partial Regex Slug();
    }
}
