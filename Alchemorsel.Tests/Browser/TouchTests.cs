using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>The rows of the recipe form under a finger: real touches, as a phone's screen sends them.</summary>
[Collection(WholeApplication.Name)]
public sealed class TouchTests(BrowserFixture fixture)
{
    private const string Written = "400 g pasta\n1 lemon\n# For the sauce\n2 onions\n1 tbsp oil\n";

    [Fact]
    public async Task Ingredients_and_steps_are_dragged_by_a_finger()
    {
        var (page, finger) = await OpenAsync();
        await page.Locator("#ingredients-next").FillAsync(Written);
        await page.Locator("#steps-next").FillAsync("Boil.\nFry.\nServe.");

        await finger.PutDownAsync(await GripAsync(page, "Move Ingredient 1"));
        await finger.DragToAsync(await GripAsync(page, "Move Ingredient 3", 0.7f));
        await Expect(page.Locator(".line.dragging")).ToHaveCountAsync(1);
        await finger.LiftAsync();
        await ExpectTextAsync(page, "1 lemon\n# For the sauce\n2 onions\n400 g pasta\n1 tbsp oil\n");
        await Expect(page.Locator(".line.dragging")).ToHaveCountAsync(0);
        await Expect(page.Locator(".lines-said").First).ToHaveTextAsync("Moved to 4 of 5, in For the sauce");

        await finger.PutDownAsync(await GripAsync(page, "Move Step 3"));
        await finger.DragToAsync(await GripAsync(page, "Move Step 1", 0.3f));
        await finger.LiftAsync();
        await Expect(page.Locator("#steps")).ToHaveValueAsync("Serve.\nBoil.\nFry.\n");
    }

    [Fact]
    public async Task A_drag_that_is_interrupted_or_escaped_changes_nothing_and_presses_nothing()
    {
        var (page, finger) = await OpenAsync();
        await page.Locator("#ingredients-next").FillAsync(Written);

        await finger.PutDownAsync(await GripAsync(page, "Move Ingredient 1"));
        await finger.DragToAsync(await GripAsync(page, "Move Ingredient 4"));
        await finger.CancelAsync();
        await ExpectTextAsync(page, Written);
        await Expect(page.Locator(".line.dragging")).ToHaveCountAsync(0);

        await finger.PutDownAsync(await GripAsync(page, "Move Ingredient 1"));
        await finger.DragToAsync(await GripAsync(page, "Move Ingredient 4"));
        await Expect(page.Locator(".line.dragging")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".line.dragging")).ToHaveCountAsync(0);
        await finger.LiftAsync();
        await ExpectTextAsync(page, Written);
        await Expect(page.Locator(".line-menu:visible")).ToHaveCountAsync(0);

        // What ended a drag swallows no later press.
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 1", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator(".line-menu:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task After_a_drag_the_next_tap_and_the_next_key_open_the_menu_again()
    {
        var (page, finger) = await OpenAsync();
        await page.Locator("#ingredients-next").FillAsync(Written);
        await finger.PutDownAsync(await GripAsync(page, "Move Ingredient 1"));
        await finger.DragToAsync(await GripAsync(page, "Move Ingredient 2", 0.7f));
        await finger.LiftAsync();
        await ExpectTextAsync(page, "1 lemon\n400 g pasta\n# For the sauce\n2 onions\n1 tbsp oil\n");

        await page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 2", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator(".line-menu:visible")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".line-menu:visible")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 1", Exact = true }).TapAsync();
        await Expect(page.Locator(".line-menu:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Held_near_the_lower_edge_a_row_scrolls_the_page_along_to_where_it_could_not_be_seen()
    {
        var (page, finger) = await OpenAsync();
        var lines = Enumerable.Range(1, 30).Select(number => $"{number} eggs").ToList();
        await page.Locator("#ingredients-next").FillAsync(string.Join('\n', lines));
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Ingredient 1", Exact = true }).ScrollIntoViewIfNeededAsync();
        await Expect(page.GetByLabel("Ingredient 30", new() { Exact = true })).Not.ToBeInViewportAsync();

        var (x, y) = await GripAsync(page, "Move Ingredient 1");
        await finger.PutDownAsync((x, y));
        // Just above the bar at the thumb, which covers the edge itself.
        await finger.DragToAsync((x, 844 - 66));
        // Rows get their new names when one is let go: until then only its place tells where it is.
        await Expect(page.Locator(".lines").First.Locator("li:nth-child(30) textarea")).ToHaveValueAsync("1 eggs");
        await finger.LiftAsync();
        await ExpectTextAsync(page, string.Join('\n', [.. lines.Skip(1), lines[0]]) + "\n");
    }

    private async Task<(IPage Page, Finger Finger)> OpenAsync()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(touch: true);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        return (page, new Finger(await page.Context.NewCDPSessionAsync(page)));
    }

    /// <summary>A point on a grip, at a share of its height.</summary>
    private static async Task<(double X, double Y)> GripAsync(IPage page, string name, float share = 0.5f)
    {
        var grip = page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await grip.ScrollIntoViewIfNeededAsync();
        var box = await grip.BoundingBoxAsync();
        Assert.NotNull(box);
        return (box.X + (box.Width / 2), box.Y + (box.Height * share));
    }

    private static Task ExpectTextAsync(IPage page, string text) => Expect(page.Locator("#ingredients")).ToHaveValueAsync(text);

    /// <summary>Playwright taps, but neither drags nor lets go: the browser's own input does.</summary>
    private sealed class Finger(ICDPSession session)
    {
        private const int Steps = 8;
        private (double X, double Y) at;

        public async Task PutDownAsync((double X, double Y) point)
        {
            at = point;
            await SendAsync("touchStart", point);
        }

        public async Task DragToAsync((double X, double Y) point)
        {
            for (var step = 1; step <= Steps; step++)
                await SendAsync("touchMove", (at.X + ((point.X - at.X) * step / Steps), at.Y + ((point.Y - at.Y) * step / Steps)));
            at = point;
        }

        public Task LiftAsync() => SendAsync("touchEnd");

        public Task CancelAsync() => SendAsync("touchCancel");

        private Task SendAsync(string type, params (double X, double Y)[] points) => session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = points.Select(point => new Dictionary<string, object> { ["x"] = point.X, ["y"] = point.Y }).ToArray(),
        });
    }
}
