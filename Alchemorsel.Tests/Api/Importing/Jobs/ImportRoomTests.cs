using System.Net;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Alchemorsel.Tests.Api.Importing.Jobs.ImportJobClient;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>The files of a household's imports take so much room and no more. Their pieces here are small; how large they are is said by the row.</summary>
[Collection(ApiGroup.Name)]
public sealed class ImportRoomTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_file_takes_the_room_of_the_oldest_that_was_kept_for_a_retry()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var oldest = await KeepAsync(cook, ImportJobState.Finished, hours: 3);
        var older = await KeepAsync(cook, ImportJobState.Cancelled, hours: 2);
        var others = await KeepAsync(stranger, ImportJobState.Finished, hours: 4);

        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake")));

        Assert.Equal(1, job.Counts.Done);
        Assert.Equal([(oldest, false, 0), (older, true, 1), (others, true, 1)], [await FileAsync(oldest), await FileAsync(older), await FileAsync(others)]);
        using var again = await cook.SayAsync(oldest, "retry");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Files_of_imports_that_wait_stay_and_another_one_is_refused()
    {
        using var cook = await api.NewCookAsync();
        var first = await KeepAsync(cook, ImportJobState.Cancelling, hours: 2);
        var second = await KeepAsync(cook, ImportJobState.Cancelling, hours: 1);

        using var answer = await cook.PostAsync($"{Root}/file?fileName=cakes.zip", new ByteArrayContent(ZipOf("Apple cake")), Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.EndsWith("too-many-imports", (await answer.ReadAsync<ProblemDetails>()).Type, StringComparison.Ordinal);
        Assert.Equal([(first, true, 1), (second, true, 1)], [await FileAsync(first), await FileAsync(second)]);
    }

    [Fact]
    public async Task A_file_of_many_pieces_goes_with_its_import()
    {
        using var cook = await api.NewCookAsync();
        var job = await KeepAsync(cook, ImportJobState.Finished, hours: 1, pieces: 600);

        using var answer = await cook.DeleteAsync($"{Root}/{job}", Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        Assert.False(await db.Set<ImportChunk>().IgnoreQueryFilters().AnyAsync(chunk => chunk.JobId == job, Cancellation));
    }

    /// <summary>An import whose file is said to be as large as one may be.</summary>
    private async Task<Guid> KeepAsync(HttpClient cook, ImportJobState state, int hours, int pieces = 1)
    {
        using var answer = await cook.GetAsync("/api/v1/users/me", Cancellation);
        var me = await answer.ReadAsync<UserInfo>();
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var then = TimeProvider.System.GetUtcNow().AddHours(-hours);
        var job = new ImportJobRow
        {
            HouseholdId = me.HouseholdId,
            UserId = me.Id,
            Kind = ImportKind.File,
            Duplicates = DuplicatePolicy.Ask,
            Name = "kept.zip",
            State = state,
            IsComplete = true,
            HasFile = true,
            FileBytes = Limits.ImportFileMaxBytes,
            // Nobody takes it meanwhile.
            LeasedUntil = then.AddDays(1),
            CreatedAt = then,
            UpdatedAt = then,
        };
        db.Add(job);
        for (var index = 0; index < pieces; index++)
            db.Add(new ImportChunk { JobId = job.Id, Index = index, HouseholdId = me.HouseholdId, Content = [1] });
        await db.SaveChangesAsync(Cancellation);
        return job.Id;
    }

    private async Task<(Guid Job, bool HasFile, int Pieces)> FileAsync(Guid job)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var row = await db.Set<ImportJobRow>().IgnoreQueryFilters().AsNoTracking().SingleAsync(kept => kept.Id == job, Cancellation);
        return (job, row.HasFile, await db.Set<ImportChunk>().IgnoreQueryFilters().CountAsync(chunk => chunk.JobId == job, Cancellation));
    }
}
