using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>The rows of the recipe form: written, pasted, moved and removed with a mouse, by touch and by keyboard alone.</summary>
[Collection(WholeApplication.Name)]
public sealed class EditorTests(BrowserFixture fixture)
{
    private const string Written = "400 g pasta\n1 lemon\n# For the sauce\n2 onions\n1 tbsp oil\n";

    [Fact]
    public async Task Rows_are_moved_by_keyboard_across_sections_and_saved_in_their_new_order()
    {
        var page = await OpenAsync();
        await page.Locator("#ingredients-next").FillAsync(Written);
        await ExpectTextAsync(page, Written);

        var lemon = page.GetByLabel("Ingredient 2", new() { Exact = true });
        await lemon.PressAsync("Alt+ArrowDown");
        await ExpectTextAsync(page, "400 g pasta\n# For the sauce\n1 lemon\n2 onions\n1 tbsp oil\n");
        await Expect(page.Locator(".lines-said").First).ToHaveTextAsync("Moved to 3 of 5, in For the sauce");
        await Expect(lemon).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 4", Exact = true }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Up", Exact = true }).PressAsync("Enter");
        await ExpectTextAsync(page, "400 g pasta\n# For the sauce\n1 lemon\n1 tbsp oil\n2 onions\n");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 3", Exact = true })).ToBeFocusedAsync();

        await page.GetByLabel("Title").FillAsync("Pasta with lemon");
        await page.Locator("#steps-next").FillAsync("Boil it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.Locator(".ticks li")).ToHaveTextAsync(["400 g pasta", "1 lemon", "1 tbsp oil", "2 onions"]);
    }

    [Fact]
    public async Task A_row_is_dragged_by_its_grip_and_a_cancelled_drag_changes_nothing()
    {
        var page = await OpenAsync();
        await page.Locator("#ingredients-next").FillAsync(Written);

        await DragAsync(page, "Move Ingredient 1", "Move Ingredient 3");
        await page.Mouse.UpAsync();
        await ExpectTextAsync(page, "1 lemon\n# For the sauce\n2 onions\n400 g pasta\n1 tbsp oil\n");

        await DragAsync(page, "Move Ingredient 1", "Move Ingredient 4");
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await ExpectTextAsync(page, "1 lemon\n# For the sauce\n2 onions\n400 g pasta\n1 tbsp oil\n");
        await Expect(page.Locator(".line-menu:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Lines_are_added_with_enter_removed_with_backspace_pasted_at_once_and_brought_back()
    {
        var page = await OpenAsync();
        await page.Locator("#ingredients-next").FocusAsync();
        await page.Keyboard.TypeAsync("2 eggs\n100 g flour\n# Glaze\nsugar");
        await ExpectTextAsync(page, "2 eggs\n100 g flour\n# Glaze\nsugar\n");

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync(", brown");
        await ExpectTextAsync(page, "2 eggs\n100 g flour\n# Glaze\nsugar, brown\n");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Ingredient 2" }).ClickAsync();
        await ExpectTextAsync(page, "2 eggs\n# Glaze\nsugar, brown\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await ExpectTextAsync(page, "2 eggs\n100 g flour\n# Glaze\nsugar, brown\n");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Heading" }).ClickAsync();
        await ExpectTextAsync(page, "2 eggs\n100 g flour\nsugar, brown\n");

        await page.Locator("#ingredients-next").FillAsync("• 1 lemon\n• salt\n#10 is a size of tin");
        await ExpectTextAsync(page, "2 eggs\n100 g flour\nsugar, brown\n1 lemon\nsalt\n# 10 is a size of tin\n");
    }

    [Fact]
    public async Task Rows_and_text_are_two_views_of_the_same_field()
    {
        var page = await OpenAsync();
        await page.Locator("#ingredients-next").FillAsync("salt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit as text" }).First.ClickAsync();
        await page.GetByLabel("Ingredients").FillAsync("# Brine\nsalt\nwater");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit as rows" }).ClickAsync();
        await Expect(page.GetByLabel("Heading", new() { Exact = true })).ToHaveValueAsync("Brine");
        await Expect(page.GetByLabel("Ingredient 2", new() { Exact = true })).ToHaveValueAsync("water");
    }

    [Fact]
    public async Task Who_writes_before_the_script_is_there_goes_on_writing()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/js/lines.js", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/recipes/new", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("textarea#ingredients").ClickAsync();
        await page.Keyboard.TypeAsync("2 eggs\n1 lem");

        late.SetResult();
        await Expect(page.GetByLabel("Ingredient 2", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("on");
        await ExpectTextAsync(page, "2 eggs\n1 lemon\n");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_editor_passes_the_accessibility_rules_in_both_views(int width)
    {
        var page = await OpenAsync(width);
        var checks = new PageChecks(page, $"{width}");
        await page.GetByLabel("Title").FillAsync("Pasta with lemon");
        await page.Locator("#ingredients-next").FillAsync(Written);
        await page.Locator("#steps-next").FillAsync("Boil the pasta in plenty of salted water for 10 minutes, until it still has some bite, and keep a cup of the water.\nMix.\n# Finish\nServe.");
        await checks.CheckHereAsync("editor-rows");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 2", Exact = true }).ClickAsync();
        await checks.CheckHereAsync("editor-menu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Ingredient 2" }).ClickAsync();
        await checks.CheckHereAsync("editor-undo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit as text" }).First.ClickAsync();
        await checks.CheckHereAsync("editor-text");
        checks.AssertClean();
    }

    private async Task<IPage> OpenAsync(int width = 390)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        return page;
    }

    /// <summary>Holds the one and pulls it just past the middle of the other, without letting go.</summary>
    private static async Task DragAsync(IPage page, string from, string to)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = from, Exact = true }).HoverAsync();
        await page.Mouse.DownAsync();
        var target = await page.GetByRole(AriaRole.Button, new() { Name = to, Exact = true }).BoundingBoxAsync();
        Assert.NotNull(target);
        await page.Mouse.MoveAsync(target.X + 8, target.Y + (target.Height * 0.7f), new() { Steps = 8 });
    }

    private static Task ExpectTextAsync(IPage page, string text) => Expect(page.Locator("#ingredients")).ToHaveValueAsync(text);
}
