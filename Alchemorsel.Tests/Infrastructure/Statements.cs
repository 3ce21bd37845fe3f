using System.Collections.Concurrent;
using System.Diagnostics;
using Alchemorsel.Api.Households;

namespace Alchemorsel.Tests.Infrastructure;

/// <summary>
/// What a request asks of the database: the commands (or batches, one round trip each) that Npgsql traces under the request's own trace, so
/// that tests running beside it don't count. Who the caller is in the household is left out: that is looked up once in a while, whatever is asked.
/// </summary>
internal static class Statements
{
    /// <summary>Sends the request and tells the statements it took, in order, with the answer.</summary>
    public static async Task<(IReadOnlyList<string> Sent, HttpResponseMessage Answer)> OfAsync(HttpClient client, HttpRequestMessage request)
    {
        var trace = ActivityTraceId.CreateRandom();
        var sent = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref options) => options.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == trace
                    && activity.TagObjects.FirstOrDefault(tag => tag.Key is "db.query.text" or "db.statement").Value is string text
                    && !text.Contains(MembershipRoles.Tag, StringComparison.Ordinal))
                    sent.Enqueue(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (sent.ToArray(), answer);
    }

    /// <summary>How many statements a <c>GET</c> takes; it must succeed.</summary>
    public static async Task<int> CountAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var (sent, answer) = await OfAsync(client, request);
        using (answer)
            answer.EnsureSuccessStatusCode();
        return sent.Count;
    }
}
