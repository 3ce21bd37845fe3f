using System.ComponentModel;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Importing;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.ServiceDefaults.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Alchemorsel.Api.Mcp;

/// <summary>Bringing one recipe in: read as the preview of an import is, then saved as a new recipe is, by the same handlers.</summary>
internal sealed class ImportTools(
    AlchemorselDbContext db, IHouseholdContext household, PageFetcher fetcher, PageReading reading, RecipeImageImporter images, ImportLimit limit,
    TimeProvider clock, AlchemorselMetrics metrics)
{
    private const string OnDuplicate = "refuse (unless said otherwise) saves nothing when the household has the recipe already; save saves it all the same.";

    [McpServerTool(Name = "import_recipe_from_url", Title = "Import a recipe from a page", ReadOnly = false, Idempotent = false, Destructive = false, OpenWorld = true)]
    [ToolAccess(TokenScope.Import, HouseholdRole.Member)]
    [Description("Fetches a public web page, reads the recipe on it and saves it in the household's library. Answers JSON with its id.")]
    public Task<CallToolResult> FromUrlAsync(
        [Description("The address of the page, with http or https.")] string url,
        [Description(OnDuplicate)] string? onDuplicate = null,
        CancellationToken cancellation = default)
        => string.IsNullOrWhiteSpace(url)
            ? Task.FromResult(ToolAnswers.Error("url", "The address of a page."))
            : ImportAsync(new ImportRequest { Url = url.Trim() }, "url", onDuplicate, cancellation);

    [McpServerTool(Name = "import_recipe_from_text", Title = "Import a recipe from text", ReadOnly = false, Idempotent = false, Destructive = false, OpenWorld = false)]
    [ToolAccess(TokenScope.Import, HouseholdRole.Member)]
    [Description("Reads a recipe from text and saves it in the household's library. Answers JSON with its id, and notices of what could not be read.")]
    public Task<CallToolResult> FromTextAsync(
        [Description("Title, ingredients and steps: plain text, Markdown, Cooklang, schema.org JSON or a page's source.")] string text,
        [Description("The address of the page that it is from, which becomes its source; it isn't fetched.")] string? sourceUrl = null,
        [Description(OnDuplicate)] string? onDuplicate = null,
        CancellationToken cancellation = default)
        => ImportAsync(new ImportRequest { Html = text, Url = sourceUrl?.Trim() }, "text", onDuplicate, cancellation);

    private async Task<CallToolResult> ImportAsync(ImportRequest request, string field, string? onDuplicate, CancellationToken cancellation)
    {
        if (await limit.RefuseAsync(household.UserId, cancellation) is { } refusal)
            return refusal;
        // The handlers say by headers when to try again, and which version was saved; an answer of a tool has none.
        var aside = new DefaultHttpContext().Response;
        var read = (await ImportEndpoints.PreviewAsync(request, fetcher, reading, metrics, aside, cancellation)).Result;
        if (read is not Ok<ImportPreview> { Value: { } preview })
            return Renamed(ToolAnswers.Error(read), field);
        var saved = (await RecipeEndpoints.Create(
            preview.Recipe, string.IsNullOrEmpty(onDuplicate) ? "refuse" : onDuplicate, db, household, images, clock, metrics, aside, cancellation)).Result;
        return saved is Created<RecipeDetails> { Value: { } recipe }
            ? ToolAnswers.Of(new ImportedRecipe(recipe.Id, recipe.Title, [.. preview.Notices, .. recipe.Notices]))
            : ToolAnswers.Error(saved);
    }

    // What the route calls html is this tool's text, and its url the source's.
    private static CallToolResult Renamed(CallToolResult error, string field)
    {
        if (field == "url" || error.Content is not [TextContentBlock block])
            return error;
        var lines = block.Text.Split('\n').Select(line =>
            line.StartsWith("html: ", StringComparison.Ordinal) ? $"text: {line[6..]}" : line.StartsWith("url: ", StringComparison.Ordinal) ? $"sourceUrl: {line[5..]}" : line);
        return ToolAnswers.Error(string.Join('\n', lines));
    }

    private sealed record ImportedRecipe(Guid Id, string Title, IReadOnlyList<string> Notices);
}

/// <summary>Imports in a minute by the tokens of one account: the gateway counts those that have a path of their own, which a tool hasn't.</summary>
internal sealed class ImportLimit(IServiceProvider services)
{
    private readonly SharedLimit imports = services.NewLimit("import-tool", limits => limits.Import, open: true);

    /// <summary>Null when there is one left.</summary>
    public async Task<CallToolResult?> RefuseAsync(Guid? user, CancellationToken cancellation) =>
        await imports.TakeAsync($"{user}", cancellation) is { Answer: LimitAnswer.Refused } outcome
            ? ToolAnswers.Error($"Those were many imports in a short time. Try again in {Math.Ceiling(outcome.RetryAfter.TotalSeconds):0} seconds.")
            : null;
}
