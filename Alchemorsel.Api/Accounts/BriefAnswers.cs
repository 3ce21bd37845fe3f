using System.Collections.Concurrent;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// What the database said about whoever is signed in, believed for half a minute by each replica: it is asked once in that time for each key,
/// however many requests come with it (docs/adr/0025).
/// </summary>
internal sealed class BriefAnswers<TKey, TAnswer>(Func<TKey, Task<TAnswer>> ask, TimeProvider time)
    where TKey : notnull
{
    /// <summary>How long an answer is believed: after a revocation by another replica, this is how long access goes on here, at most.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    // A few megabytes.
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<TKey, Answer> answers = new();

    public Task<TAnswer> FindAsync(TKey key)
    {
        if (answers.TryGetValue(key, out var known) && time.GetElapsedTime(known.Since) < Life && !known.Said.Value.IsFaulted)
            return known.Said.Value;
        // All of them at once rather than the oldest: it hardly ever happens, and then costs each one question.
        if (answers.Count >= Most)
            answers.Clear();
        var fresh = new Answer(time.GetTimestamp(), new Lazy<Task<TAnswer>>(() => AskAsync(key)));
        // Of requests that come together one asks, and all wait for it.
        var kept = answers.AddOrUpdate(key, fresh, (_, other) => ReferenceEquals(other, known) ? fresh : other);
        return kept.Said.Value;
    }

    /// <summary>Once a change is committed: here it counts at once.</summary>
    public void Forget(TKey key) => answers.TryRemove(key, out _);

    public void ForgetAll() => answers.Clear();

    private Task<TAnswer> AskAsync(TKey key)
    {
        // The question is nobody's in particular, so it is no part of the request (nor of its trace) that happened to come first.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => ask(key));
    }

    private sealed record Answer(long Since, Lazy<Task<TAnswer>> Said);
}
