using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Tests.Api.Importing;
using Microsoft.AspNetCore.Http;

namespace Alchemorsel.Tests.Api.Webhooks;

/// <summary>Somebody's program that is told of events, on a real server.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly List<Received> all = [];

    private Receiver()
    {
    }

    public TestSite Site { get; private set; } = null!;

    public string Url => Site.Url("/hook").ToString();

    /// <summary>What it has been told, in order.</summary>
    public IReadOnlyList<Received> All
    {
        get
        {
            lock (all)
                return [.. all];
        }
    }

    /// <param name="answer">How it answers; 204 when left out.</param>
    public static async Task<Receiver> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var receiver = new Receiver();
        receiver.Site = await TestSite.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var headers = context.Request.Headers;
            lock (receiver.all)
            {
                receiver.all.Add(new Received(
                    context.Request.Method, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body));
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            if (answer is not null)
                await answer(context);
        });
        return receiver;
    }

    public static Task<Receiver> StartAsync(int status) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

internal sealed record Received(string Method, string Id, string Timestamp, string Signature, string Body)
{
    /// <summary>As a receiver checks it, by the words of Standard Webhooks and nothing of ours.</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        using var hmac = new HMACSHA256(key);
        var expected = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(Id + "." + Timestamp + "." + Body)));
        return Signature == "v1," + expected;
    }
}
