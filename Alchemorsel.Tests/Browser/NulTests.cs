using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Alchemorsel.Tests.Browser;

/// <summary>NUL, which the database can't keep, in addresses from the gateway on: somebody's mistake, and never one of ours.</summary>
[Collection(WholeApplication.Name)]
public sealed partial class NulTests(BrowserFixture fixture)
{
    [Fact]
    public async Task No_page_fails_for_a_NUL_in_its_path_or_its_query()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Nul");
        await RecipeForms.WriteAsync(page, "Soup", "1 onion", "Simmer.");
        var recipe = RecipeId().Match(page.Url).Groups[1].Value;

        var failed = new List<string>();
        foreach (var (path, query) in Pages(recipe).Append((Path: "/search/suggestions?q=a%00b", Query: "")))
        {
            foreach (var address in new[] { path, path + query }.Distinct())
            {
                var answer = await page.APIRequest.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
                if (answer.Status >= 500 || (path.Contains("%00", StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal) && answer.Status is not (400 or 404)))
                    failed.Add($"{answer.Status} {address}");
            }
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    [Theory]
    [InlineData("/a%00b")]
    [InlineData("/api/v1/foods/a%00b")]
    [InlineData("/api/v1/labels/tags%00")]
    [InlineData("/media/a%00b/320.webp")]
    [InlineData("/css/app%00.css")]
    public async Task A_NUL_in_a_path_gets_no_further_than_the_gateway(string path)
    {
        BrowserFixture.RequireBrowser();
        using var client = new HttpClient { BaseAddress = fixture.Address };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 400, 404);
    }

    /// <summary>Every page: as it is with NUL in each parameter of its path, and what its query would be with NUL in each.</summary>
    private static IEnumerable<(string Path, string Query)> Pages(string recipe)
        => from page in typeof(Alchemorsel.Web.Components.App).Assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>()
           let parameters = page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
               .Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } asked ? asked.Name ?? property.Name : null).OfType<string>()
           let query = "?" + string.Join('&', parameters.Concat(Asked).Select(name => $"{name}=a%00b"))
           // With a recipe that is there, and with none that could be.
           from path in new[] { Parameter().Replace(route.Template, recipe), Parameter().Replace(route.Template, "a%00b") }.Distinct()
           select (path, query);

    // What pages read from the address themselves.
    private static readonly string[] Asked = ["q", "tag", "with", "without", "cuisine", "category", "allergen", "diet", "sort", "saved", "collection", "max"];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("/recipes/([0-9a-f-]{36})")]
    private static partial Regex RecipeId();
}
