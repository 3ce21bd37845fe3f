using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;

namespace Alchemorsel.Api.Http.Idempotency;

/// <summary>Marks a route whose POST may be repeated with the same <c>Idempotency-Key</c> without a second effect.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentAttribute : Attribute;

/// <summary>
/// A key's first request runs; a repeated one gets its answer, waiting for it if need be; the same key with another body is refused.
/// Only success is remembered: after a failure nothing happened, and the key may be used again.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IdempotencyStore store, TimeProvider time)
{
    private const string Header = "Idempotency-Key";
    private const int KeyMax = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || context.GetEndpoint()?.Metadata.GetMetadata<IdempotentAttribute>() is null || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        if (key.Length > KeyMax)
        {
            await Problems.Invalid(Header, $"At most {KeyMax} characters.").ExecuteAsync(context);
            return;
        }

        var user = context.User.GetUserId();
        var route = $"{context.Request.Method} {context.Request.Path}";
        if (route.Length > KeyMax)
            route = route[..KeyMax];
        var hash = await HashBodyAsync(context);
        var started = time.GetTimestamp();
        while (!await store.TryBeginAsync(user, route, key, hash, context.RequestAborted))
        {
            if (await store.FindAsync(user, route, key, context.RequestAborted) is not { } earlier)
                continue;
            if (!hash.AsSpan().SequenceEqual(earlier.BodyHash))
            {
                await Problems.Problem(422, "idempotency-key-reused", "This Idempotency-Key belongs to another request.", "Use a new key for a new request.")
                    .ExecuteAsync(context);
                return;
            }

            if (earlier.Status is not null)
            {
                await ReplayAsync(context, earlier);
                return;
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                context.Response.Headers.RetryAfter = "2";
                await Problems.Problem(409, "idempotency-in-progress", "The first request with this key is still at work.").ExecuteAsync(context);
                return;
            }

            await Task.Delay(Pause, time, context.RequestAborted);
        }

        await RunAsync(context, user, route, key, hash);
    }

    private async Task RunAsync(HttpContext context, Guid user, string route, string key, byte[] hash)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var completed = false;
        try
        {
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
            await next(context);
            var response = context.Response;
            if (response.StatusCode is >= 200 and < 300)
            {
                await response.BodyWriter.FlushAsync();
                await store.CompleteAsync(user, route, key, new StoredAnswer(
                    hash, response.StatusCode, response.ContentType, NullIfEmpty(response.Headers.Location), NullIfEmpty(response.Headers.ETag), buffer.ToArray()));
                completed = true;
            }
        }
        finally
        {
            context.Features.Set(body);
            if (!completed)
                await store.ForgetAsync(user, route, key);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task ReplayAsync(HttpContext context, StoredAnswer earlier)
    {
        var response = context.Response;
        response.StatusCode = earlier.Status!.Value;
        response.ContentType = earlier.ContentType;
        response.Headers["Idempotency-Replayed"] = "true";
        if (earlier.Location is not null)
            response.Headers.Location = earlier.Location;
        if (earlier.ETag is not null)
            response.Headers.ETag = earlier.ETag;
        await response.Body.WriteAsync(earlier.Answer ?? [], context.RequestAborted);
    }

    private static async Task<byte[]> HashBodyAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return hash;
    }

    private static string? NullIfEmpty(Microsoft.Extensions.Primitives.StringValues value) => value.Count == 0 ? null : value.ToString();
}
