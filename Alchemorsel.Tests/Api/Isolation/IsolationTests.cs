using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Isolation;

/// <summary>Every route of the reference, asked by everybody who has no business there (<see cref="IsolationMatrix"/>).</summary>
[Collection(ApiGroup.Name)]
public sealed partial class IsolationTests(ApiFixture api)
{
    private const string Mark = "zanzibarine";

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        var routes = (await OperationsAsync()).Select(operation => (operation.Method, operation.Path));

        Assert.Equal(routes.Order(), IsolationMatrix.All.Keys.Order());
    }

    [Fact]
    public async Task The_document_says_which_tokens_open_a_route() => Assert.All(
        await OperationsAsync(), operation => Assert.Equal(IsolationMatrix.All[(operation.Method, operation.Path)].Scopes.Order(), operation.Scopes.Order()));

    [Fact]
    public async Task Without_a_sign_in_nothing_of_a_household_answers()
    {
        var kitchen = await MarkedKitchen.OpenAsync(api, Mark);
        var before = await RowsAsync(kitchen);
        using var nobody = api.NewClient();
        var wrong = new List<string>();
        foreach (var operation in await OperationsAsync())
        {
            if (IsolationMatrix.All[(operation.Method, operation.Path)].Reach == Reach.Public)
                continue;
            using var answer = await SendAsync(nobody, operation, kitchen.Path(operation.Path));
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
                wrong.Add($"{operation.Method} {operation.Path}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await RowsAsync(kitchen));
    }

    /// <summary>Who is in another household, and how they come: each a column of the matrix.</summary>
    public enum Stranger
    {
        Owner,
        Moderator,
        TokenToRead,
        TokenToImport,
        TokenToWrite,
    }

    // Shown to fail: without the household's query filter (AlchemorselDbContext.OnModelCreating) nearly every row that names something does; without
    // TokenAccess in AccessRules.UseAccess every row whose scope the token lacks; with a moderator let through the policy of admins, the rows of admins.
    [Theory(DisplayName = "CVE-2026-28503, CVE-2022-34621: a stranger gets of an id what an id that nothing has gets")]
    [InlineData(Stranger.Owner)]
    [InlineData(Stranger.Moderator)]
    [InlineData(Stranger.TokenToRead)]
    [InlineData(Stranger.TokenToImport)]
    [InlineData(Stranger.TokenToWrite)]
    public async Task A_stranger_gets_what_nobody_would_get(Stranger who)
    {
        var kitchen = await MarkedKitchen.OpenAsync(api, Mark);
        var before = await RowsAsync(kitchen);
        using var stranger = await AskerAsync(who);
        var wrong = new List<string>();
        foreach (var operation in await OperationsAsync())
        {
            using var answer = await SendAsync(stranger, operation, kitchen.Path(operation.Path));
            var shown = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}";
            var route = $"{operation.Method} {operation.Path}";
            if (shown.Contains(Mark, StringComparison.OrdinalIgnoreCase))
                wrong.Add($"{route} shows the household: {shown[..Math.Min(shown.Length, 200)]}");
            var (reach, _, scopes) = IsolationMatrix.All[(operation.Method, operation.Path)];
            if (ScopeOf(who) is { } scope)
            {
                var refusal = reach == Reach.Public || scopes.Contains(scope) ? null : scopes.Count == 0 ? "not-for-tokens" : "scope-missing";
                if (RefusalOf(shown) != refusal || (refusal is not null && answer.StatusCode != HttpStatusCode.Forbidden))
                    wrong.Add($"{route}: {shown} instead of {refusal ?? "what others get"}");
                if (refusal is not null)
                    continue;
            }

            if (answer.StatusCode == HttpStatusCode.Unauthorized && reach != Reach.Public)
                wrong.Add($"{route}: {shown} for somebody who is signed in");
            if (reach == Reach.Admin && answer.StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"{route}: {shown} instead of 403");
            if (reach == Reach.Moderation && who != Stranger.Moderator && answer.StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"{route}: {shown} instead of 403");
            if (reach != Reach.Named)
                continue;
            using var nothing = await SendAsync(stranger, operation, MarkedKitchen.NobodysPath(operation.Path));
            // What isn't there may be removed without an error.
            var isRefused = answer.StatusCode == HttpStatusCode.NotFound || (operation.Method == "DELETE" && answer.StatusCode == HttpStatusCode.NoContent);
            var expected = $"{(int)nothing.StatusCode} {await nothing.Content.ReadAsStringAsync(Cancellation)}";
            if (!isRefused || Comparable(shown) != Comparable(expected))
                wrong.Add($"{route}: {shown} instead of {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await RowsAsync(kitchen));
    }

    private static TokenScope? ScopeOf(Stranger who) => who switch
    {
        Stranger.TokenToRead => TokenScope.Read,
        Stranger.TokenToImport => TokenScope.Import,
        Stranger.TokenToWrite => TokenScope.Write,
        _ => null,
    };

    // Whether it was the token that didn't do.
    private static string? RefusalOf(string answer) =>
        new[] { "not-for-tokens", "scope-missing" }.FirstOrDefault(name => answer.Contains($"urn:alchemorsel:problem:{name}", StringComparison.Ordinal));

    private async Task<HttpClient> AskerAsync(Stranger who)
    {
        var cook = who == Stranger.Moderator ? await api.NewCookAsync(AccountRole.Moderator) : await api.NewCookAsync();
        return ScopeOf(who) is { } scope ? await api.NewProgramAsync(cook, scope) : cook;
    }

    [Fact(DisplayName = "CVE-2026-35045, CVE-2026-35489: ids of another household in a body lead nowhere")]
    public async Task Foreign_ids_in_a_body_lead_nowhere()
    {
        var kitchen = await MarkedKitchen.OpenAsync(api, Mark);
        var before = await RowsAsync(kitchen);
        var own = await MarkedKitchen.OpenAsync(api, "patagonine");
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var operation in await OperationsAsync())
        {
            // In the path: something of one's own, and within it something foreign.
            foreach (var path in Mixed(operation.Path, own, kitchen).Prepend(own.Path(operation.Path)))
            {
                foreach (var body in Bodies(operation, kitchen).DefaultIfEmpty(null))
                {
                    // With nothing foreign in it, it is what everybody does with their own.
                    if (body is null && path == own.Path(operation.Path))
                        continue;
                    using var answer = await SendAsync(own.Owner, operation, path, body);
                    tried++;
                    var text = await answer.Content.ReadAsStringAsync(Cancellation);
                    if ((int)answer.StatusCode >= 500 || text.Contains(Mark, StringComparison.OrdinalIgnoreCase))
                        wrong.Add($"{operation.Method} {path} {body}: {(int)answer.StatusCode} {text[..Math.Min(text.Length, 200)]}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried > 25, $"Only {tried} requests were tried.");
        Assert.Equal(before, await RowsAsync(kitchen));
        Assert.DoesNotContain(Mark, await own.Owner.EverythingAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await ForeignReferencesAsync(own.Household));
    }

    /// <summary>Each body of the operation's example with one of its ids replaced by each that the kitchen has.</summary>
    private static IEnumerable<string> Bodies(Operation operation, MarkedKitchen kitchen)
    {
        if (operation.Example is not { } example)
            yield break;
        foreach (var id in Ids().Matches(example).Select(match => match.Value).Distinct())
        {
            foreach (var foreign in kitchen.Ids)
                yield return example.Replace(id, foreign, StringComparison.Ordinal);
        }
    }

    /// <summary>The paths that name two things: the first one's own, the second foreign.</summary>
    private static IEnumerable<string> Mixed(string template, MarkedKitchen own, MarkedKitchen foreign)
    {
        var (mine, theirs) = (own.Path(template).Split('/'), foreign.Path(template).Split('/'));
        int[] named = [.. Enumerable.Range(0, mine.Length).Where(part => mine[part] != theirs[part])];
        foreach (var part in named.Skip(1))
            yield return string.Join('/', mine.Select((text, index) => index == part ? theirs[index] : text));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient asker, Operation operation, string path, string? body = null)
    {
        var address = operation.Query is { } query ? $"{path}?{query}" : path;
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), address);
        if (operation.IsForm)
            request.Content = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "picture.jpg" } };
        else if ((body ?? operation.Example) is { } text)
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (operation.IsRaw)
            request.Content = new ByteArrayContent("<p>1 onion</p>"u8.ToArray());
        if (operation.Method is not "GET")
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        return asker.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    // What an answer has of the request itself: its number, and the id that it asked for.
    private static string Comparable(string answer) => Ids().Replace(Traces().Replace(answer, ""), "id");

    private async Task<IReadOnlyList<Operation>> OperationsAsync()
    {
        using var client = api.NewClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json", Cancellation));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name)
               select Operation.Of(operation.Name.ToUpperInvariant(), path.Name, operation.Value),
        ];
    }

#pragma warning disable EF1002 // The names of tables and columns are the database's own.

    /// <summary>All that the household has in the database, a hash for each table.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync(MarkedKitchen kitchen)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var rows = new List<string>();
        foreach (var table in await TablesAsync(db))
        {
            rows.AddRange(await db.Database.SqlQueryRaw<string>(
                $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') AS \"Value\" FROM \"{table}\" AS r WHERE household_id = {{0}}",
                kitchen.Household).ToListAsync(Cancellation));
        }

        Assert.True(rows.Count(row => !row.Contains(" 0 ", StringComparison.Ordinal)) > 15, "The kitchen has next to nothing.");
        return rows;
    }

    /// <summary>Columns of the household's rows that lead to a row of another one, by the foreign keys of the database.</summary>
    private async Task<IReadOnlyList<string>> ForeignReferencesAsync(Guid household)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var owned = await TablesAsync(db);
        var keys = await db.Database.SqlQuery<ForeignKey>(
            $"""
            SELECT c.conrelid::regclass::text AS table, a.attname::text AS column, c.confrelid::regclass::text AS other, f.attname::text AS key
            FROM pg_constraint c
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1]
            WHERE c.contype = 'f'
            """).ToListAsync(Cancellation);
        var found = new List<string>();
        foreach (var key in keys.Where(key => owned.Contains(key.Table) && owned.Contains(key.Other)))
        {
            var count = await db.Database.SqlQueryRaw<int>(
                $"SELECT count(*)::int AS \"Value\" FROM {key.Table} a JOIN {key.Other} b ON a.{key.Column} = b.{key.Key} WHERE a.household_id = {{0}} AND b.household_id <> {{0}}",
                household).SingleAsync(Cancellation);
            if (count > 0)
                found.Add($"{key.Table}.{key.Column}");
        }

        Assert.True(keys.Count > 10);
        return found;
    }

#pragma warning restore EF1002

    private static Task<List<string>> TablesAsync(AlchemorselDbContext db) => db.Database.SqlQuery<string>(
        $"SELECT table_name::text AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'household_id' ORDER BY 1")
        .ToListAsync(Cancellation);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("\"(traceId|instance)\":\"[^\"]*\",?")]
    private static partial Regex Traces();

    private sealed record ForeignKey(string Table, string Column, string Other, string Key);
}
