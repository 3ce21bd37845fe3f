using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Labels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Alchemorsel.Api.Labels;

/// <summary>Tags, cuisines, categories and equipment as things of their own: looked through, renamed, merged, taken off.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder app)
    {
        // The kind is matched here and not parsed: a route of another name is simply not there.
        foreach (var kind in Enum.GetValues<LabelKind>())
        {
            var name = kind.ToString();
            var labels = app.MapGroup($"/api/v1/labels/{name.ToLowerInvariant()}").RequireAuthorization().WithTags("Labels").WithMetadata(kind);
            labels.MapGet("/", List).WithName($"List{name}").WithSummary($"{name} of the household's recipes, by name");
            labels.MapGet("/usage", Usage).WithName($"ReadUsageOf{name}").WithSummary($"Recipes that have any of the {name.ToLowerInvariant()} named");
            labels.MapPost("/rename", Rename).Validate<LabelRename>().WithName($"Rename{name}").WithSummary("Renames one in every recipe");
            labels.MapPost("/merge", Merge).Validate<LabelMerge>().WithName($"Merge{name}").WithSummary("Makes one of several in every recipe");
            labels.MapDelete("/", Remove).WithName($"Remove{name}").WithSummary("Takes one off every recipe");
        }
    }

    private static async Task<Results<Ok<Page<LabelSummary>>, ValidationProblem>> List(
        string? q, string? cursor, int? limit, AlchemorselDbContext db, HttpContext context, CancellationToken cancellation)
    {
        if (q?.Length > Limits.QueryMax)
            return Problems.Invalid("q", $"At most {Limits.QueryMax} characters.");
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        LabelPosition? after = null;
        if (cursor is not null && (!Cursor.TryDecode(cursor, out after) || after!.Key is null || after.Key.Contains('\0', StringComparison.Ordinal)))
            return Problems.Invalid("cursor", "This cursor is not one of this query. Start again without it.");
        return TypedResults.Ok(await LabelList.ReadAsync(
            db, KindOf(context), Folding.FoldOrNull(q?.Replace("\0", "", StringComparison.Ordinal)), after, limit ?? Limits.PageMax, cancellation));
    }

    private static async Task<Results<Ok<LabelUsage>, ValidationProblem>> Usage(
        [FromQuery(Name = "name")] string[] names, AlchemorselDbContext db, HttpContext context, CancellationToken cancellation)
        => names is { Length: 0 or > Limits.PageMax } || names.Any(name => Clean(name) is null)
            ? Problems.Invalid("name", $"Between 1 and {Limits.PageMax} names.")
            : TypedResults.Ok(await LabelList.UsageAsync(db, KindOf(context), [.. names.Select(Clean).OfType<string>()], cancellation));

    private static async Task<Results<Ok<LabelChange>, ValidationProblem, ProblemHttpResult>> Rename(
        LabelRename request, AlchemorselDbContext db, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        if (Clean(request.From) is not { } from)
            return Problems.Invalid("from", "A name is needed.");
        if (Clean(request.To) is not { } to)
            return Problems.Invalid("to", "A name is needed.");
        var kind = KindOf(context);
        // Two labels become one only when that is asked for.
        if (Folding.Fold(from) != Folding.Fold(to) && (await LabelList.UsageAsync(db, kind, [to], cancellation)).Recipes > 0)
            return Problems.Problem(409, "label-taken", $"There is \"{to}\" already.", "Merge the two if they are to be one.");
        return await ChangeAsync(kind, [from], to, db, clock, cancellation);
    }

    private static async Task<Results<Ok<LabelChange>, ValidationProblem, ProblemHttpResult>> Merge(
        LabelMerge request, AlchemorselDbContext db, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        for (var index = 0; index < request.Names.Count; index++)
        {
            if (Clean(request.Names[index]) is null || request.Names[index].Length > Limits.NameMax)
                return Problems.Invalid($"names[{index}]", $"A name of at most {Limits.NameMax} characters is needed.");
        }

        return Clean(request.Into) is not { } into
            ? Problems.Invalid("into", "A name is needed.")
            : await ChangeAsync(KindOf(context), [.. request.Names.Select(Clean).OfType<string>()], into, db, clock, cancellation);
    }

    private static async Task<Results<Ok<LabelChange>, ValidationProblem, ProblemHttpResult>> Remove(
        string? name, AlchemorselDbContext db, TimeProvider clock, HttpContext context, CancellationToken cancellation)
        => Clean(name) is not { } clean
            ? Problems.Invalid("name", "A name is needed.")
            : await ChangeAsync(KindOf(context), [clean], null, db, clock, cancellation);

    private static async Task<Results<Ok<LabelChange>, ValidationProblem, ProblemHttpResult>> ChangeAsync(
        LabelKind kind, IReadOnlyList<string> names, string? into, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var changed = await LabelChanges.ApplyAsync(db, kind, names, into, clock.GetStorableNow(), cancellation);
        return changed is { } recipes
            ? TypedResults.Ok(new LabelChange(into, recipes))
            : Problems.Problem(404, "not-found", "No recipe has this label.");
    }

    private static LabelKind KindOf(HttpContext context) => context.GetEndpoint()!.Metadata.OfType<LabelKind>().Single();

    private static string? Clean(string? name) => RecipeText.CleanLine(name);
}
