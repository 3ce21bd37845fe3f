using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Moderation;

/// <summary>
/// Reads reports with what they are about. A moderator is in none of the households: of these they see what was reported and what it answers, and nothing
/// that nobody has reported.
/// </summary>
internal sealed class ReportReading(AlchemorselDbContext db)
{
    /// <summary>Characters of a recipe that are shown to judge it by.</summary>
    private const int RecipeTextMax = 4_000;

    /// <summary>One page, what is open first; null when the cursor is not one of ours.</summary>
    /// <param name="open">Only open ones, or only decided ones; null for all.</param>
    public async Task<Page<ReportInfo>?> ReadAsync(bool? open, string? cursor, int limit, CancellationToken cancellation)
    {
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var reports = db.Set<ContentReport>().OfEveryHousehold();
        if (open is { } wanted)
            reports = reports.Where(report => report.IsOpen == wanted);
        if (after is not null)
            reports = reports.Where(report => EF.Functions.LessThan(ValueTuple.Create(report.IsOpen, report.Id), ValueTuple.Create(after.IsOpen, after.Id)));
        var found = await Rows(reports.OrderByDescending(report => report.IsOpen).ThenByDescending(report => report.Id).Take(limit + 1)).ToListAsync(cancellation);
        return new Page<ReportInfo>(
            [.. found.Take(limit).Select(ToInfo)],
            found.Count > limit ? Cursor.Encode(new Position(found[limit - 1].Report.IsOpen, found[limit - 1].Report.Id)) : null);
    }

    /// <summary>One report, or null.</summary>
    public async Task<ReportInfo?> FindAsync(Guid id, CancellationToken cancellation)
        => await Rows(db.Set<ContentReport>().OfEveryHousehold().Where(report => report.Id == id)).SingleOrDefaultAsync(cancellation) is { } row
            ? ToInfo(row)
            : null;

    private IQueryable<Row> Rows(IQueryable<ContentReport> reports) => reports.AsNoTracking()
        .OrderByDescending(report => report.IsOpen).ThenByDescending(report => report.Id)
        .Select(report => new Row
        {
            Report = report,
            ReportedBy = report.Reporter!.DisplayName,
            DecidedBy = report.DecidedBy!.DisplayName,
            Household = db.Set<Household>().Where(household => household.Id == report.HouseholdId).Select(household => household.Name).First(),
            Title = db.Set<Recipe>().Where(recipe => recipe.Id == report.RecipeId).Select(recipe => recipe.Title).First(),
            // The whole row only of what was itself reported.
            Recipe = db.Set<Recipe>().FirstOrDefault(recipe => recipe.Id == report.RecipeId && report.Kind == ReportKind.Recipe),
            Comment = db.Set<RecipeComment>().FirstOrDefault(comment => comment.Id == report.CommentId),
            CommentBy = db.Set<RecipeComment>().Where(comment => comment.Id == report.CommentId)
                .Select(comment => comment.IsPublic
                    ? db.Set<Profile>().Where(profile => profile.UserId == comment.AuthorId).Select(profile => profile.DisplayName).FirstOrDefault()
                    : comment.Author!.DisplayName ?? comment.ByName)
                .FirstOrDefault(),
            AnswerTo = db.Set<RecipeComment>().Where(comment => comment.Id == report.CommentId)
                .Select(comment => db.Set<RecipeComment>().Where(begun => begun.Id == comment.ThreadId && begun.DeletedAt == null)
                    .Select(begun => begun.Text).FirstOrDefault())
                .FirstOrDefault(),
            Review = db.Set<RecipeRating>().FirstOrDefault(rating => rating.RecipeId == report.RecipeId && rating.UserId == report.ReviewerId),
            ReviewBy = db.Users.Where(user => user.Id == report.ReviewerId).Select(user => user.DisplayName).FirstOrDefault(),
            IsRecipeHidden = db.Set<RecipeHiding>().Any(hiding => hiding.RecipeId == report.RecipeId),
            OpenReports = db.Set<ContentReport>().Count(other => other.SubjectKey == report.SubjectKey && other.IsOpen),
        });

    private static ReportInfo ToInfo(Row row)
    {
        var report = row.Report;
        var subject = report.Kind switch
        {
            ReportKind.Comment => new ReportSubject(
                row.Title, row.CommentBy, row.Comment?.Text ?? "", row.AnswerTo, null, row.Comment?.CreatedAt ?? report.CreatedAt, row.Comment?.EditedAt,
                row.Comment?.HiddenAt is not null, row.OpenReports),
            ReportKind.Review => new ReportSubject(
                row.Title, row.ReviewBy, row.Review?.Review ?? "", null, row.Review?.Stars, row.Review?.ReviewedAt ?? report.CreatedAt,
                row.Review?.ReviewEditedAt, row.Review?.ReviewHiddenAt is not null, row.OpenReports),
            _ => new ReportSubject(
                row.Title, row.Household, row.Recipe is null ? "" : TextOf(row.Recipe), null, null, row.Recipe?.CreatedAt ?? report.CreatedAt, row.Recipe?.UpdatedAt,
                row.IsRecipeHidden, row.OpenReports),
        };
        return new ReportInfo(
            report.Id, report.Kind, report.Reason, report.Note, row.ReportedBy, report.CreatedAt, report.State, report.DecidedAt, row.DecidedBy,
            report.DecidedBecause, subject);
    }

    /// <summary>What is cooked from, without the household's notes.</summary>
    private static string TextOf(Recipe recipe)
    {
        var text = new StringBuilder(recipe.Description).Append('\n');
        foreach (var line in recipe.Ingredients.SelectMany(group => group.Lines))
            text.Append(line.Text).Append('\n');
        foreach (var step in recipe.Steps.SelectMany(group => group.Steps))
            text.Append(step).Append('\n');
        var whole = text.ToString().Trim();
        return whole.Length <= RecipeTextMax ? whole : whole[..RecipeTextMax] + " …";
    }

    private sealed record Position(bool IsOpen, Guid Id);

    private sealed class Row
    {
        public required ContentReport Report { get; init; }
        public required string? ReportedBy { get; init; }
        public required string? DecidedBy { get; init; }
        public required string Household { get; init; }
        public required string Title { get; init; }
        public required Recipe? Recipe { get; init; }
        public required RecipeComment? Comment { get; init; }
        public required string? CommentBy { get; init; }
        public required string? AnswerTo { get; init; }
        public required RecipeRating? Review { get; init; }
        public required string? ReviewBy { get; init; }
        public required bool IsRecipeHidden { get; init; }
        public required int OpenReports { get; init; }
    }
}
