using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Moderation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Moderation;

/// <summary>The queue of reports, and what moderators decide.</summary>
internal static class ModerationEndpoints
{
    public static IHostApplicationBuilder AddModeration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReportReading>();
        builder.Services.AddScoped<Decisions>();
        builder.Services.AddOptions<ModerationOptions>().BindConfiguration(ModerationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ReportSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReportSweep>());
        return builder;
    }

    public static void MapModeration(this IEndpointRouteBuilder app)
    {
        app.MapReports();
        var reports = app.MapGroup("/api/v1/moderation/reports").RequireAuthorization(AccountServices.ModeratorPolicy).WithoutHousehold().WithTags("Moderation");
        reports.MapGet("/", List).WithName("ListReports").WithSummary("The reports, open ones first, the newest first of each; moderators only");
        reports.MapGet("/{id:guid}", Read).WithName("ReadReport").WithSummary("A report and what it is about; moderators only");
        reports.MapPost("/{id:guid}/decision", Decide).Validate<DecisionInput>()
            .WithName("DecideReport").WithSummary("Dismisses a report, hides what it is about, or shows it again; moderators only");
    }

    private static async Task<Results<Ok<Page<ReportInfo>>, ValidationProblem>> List(
        ReportReading reading, bool? open, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        return await reading.ReadAsync(open, cursor, limit ?? Limits.PageDefault, cancellation) is { } page
            ? TypedResults.Ok(page)
            : Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
    }

    private static async Task<Results<Ok<ReportInfo>, ProblemHttpResult>> Read(Guid id, ReportReading reading, CancellationToken cancellation)
        => await reading.FindAsync(id, cancellation) is { } report ? TypedResults.Ok(report) : NoSuchReport();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Decide(
        Guid id, DecisionInput input, AlchemorselDbContext db, Decisions decisions, CancellationToken cancellation)
    {
        var reason = RecipeText.Clean(input.Reason);
        if (input.Decision == ModerationDecision.Hide && reason is null)
            return Problems.Invalid("reason", "Say why: whoever wrote it is told.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var outcome = await decisions.DecideAsync(id, input.Decision!.Value, reason, cancellation);
        if (outcome == DecisionOutcome.Done)
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return outcome switch
        {
            DecisionOutcome.Done => TypedResults.NoContent(),
            DecisionOutcome.NoSuchReport => NoSuchReport(),
            _ => Problems.Problem(
                409, "report-decided", "This report is in another state by now.",
                "One that is open is dismissed or hides what it is about; what was hidden can be shown again. Read it again."),
        };
    }

    private static ProblemHttpResult NoSuchReport() => Problems.Problem(404, "not-found", "There is no such report.", "What it was about may be deleted by now.");
}
