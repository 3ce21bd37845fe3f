using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>After a refusal the focus is on what tells of it, in every form, and each of its links leads into its field.</summary>
[Collection(WholeApplication.Name)]
public sealed class ProblemTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_refused_line_is_told_first_and_leads_to_its_row()
    {
        var page = await OpenAsync("/recipes/new");
        await RecipeForms.FillAsync(page, "Long lines", $"salt\n# Sauce\nsugar\n{new string('x', 501)}", "");
        await page.GetByLabel("Servings").FillAsync("0");
        await SendAsync(page, "Save recipe");
        var checks = new PageChecks(page, "390");
        await checks.CheckHereAsync("problem");

        // Told by the summary's script, as the message of the row is by the editor's: FollowAsync waits for each at its field.
        await Expect(page.GetByLabel("Servings")).ToHaveAttributeAsync("aria-invalid", "true");
        var row = page.GetByLabel("Ingredient 3", new() { Exact = true });
        await FollowAsync(page, "Ingredients, section 2, line 2", row);
        await Expect(row).ToHaveAccessibleDescriptionAsync(new Regex("At most 500 characters"));
        checks.AssertClean();
    }

    [Fact]
    public async Task A_refused_import_a_collection_and_an_entry_of_the_log_tell_it_the_same_way()
    {
        var page = await OpenAsync("/import");
        await page.GetByLabel("Address of the page").FillAsync("ftp://recipes.example/soup");
        await SendAsync(page, "Fetch and read");
        await FollowAsync(page, "Address of the page", page.GetByLabel("Address of the page"));

        await page.GotoAsync("/collections");
        // With no collection yet it stands open; a cook who pressed it shut presses it again.
        var begin = page.Locator("details.begin > summary");
        await begin.PressAsync("Enter");
        await Expect(page.GetByLabel("Name")).ToBeHiddenAsync();
        await begin.PressAsync("Enter");
        await page.GetByLabel("Name").FillAsync("   ");
        await SendAsync(page, "Create collection");
        await FollowAsync(page, "Name", page.GetByLabel("Name"));

        await RecipeForms.WriteAsync(page, "Pancakes", "2 eggs", "Fry.");
        await page.GetByText("I cooked this").ClickAsync();
        await page.GetByLabel("For how many").FillAsync("0");
        await SendAsync(page, "Add to the log");
        await FollowAsync(page, "For how many", page.GetByLabel("For how many"));
    }

    private async Task<IPage> OpenAsync(string path)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Past the browser's own checks, to the server's.</summary>
    private static async Task SendAsync(IPage page, string button)
    {
        await page.EvaluateAsync("document.querySelectorAll('form').forEach(form => { form.noValidate = true; })");
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
    }

    private static async Task FollowAsync(IPage page, string link, ILocator field)
    {
        // By then the links reach the field: the summary has the focus before the script is there, and nobody follows a link that quickly.
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await Expect(field).ToBeFocusedAsync();
    }
}
