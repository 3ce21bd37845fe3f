using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Guard;

/// <summary>
/// Hands out turns at fetching: so many at once in this process, so many of them at one host. Who comes too late waits in one queue, which holds
/// only so many and nobody for long; a host that is slow keeps nobody waiting but those who want that host.
/// </summary>
public sealed class FetchTurns(IOptions<GuardOptions> options, TimeProvider time)
{
    private readonly GuardOptions _options = options.Value;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<Waiter> _waiting = [];
    private int _running;
    private int _impatient;

    /// <summary>Those who wait just now.</summary>
    internal int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>The caller's turn, to be disposed after the fetch; or null when there are too many in front of it.</summary>
    /// <param name="patient">For work that nobody looks at: it waits as long as it takes, and doesn't fill the queue for those who are looked at.</param>
    public async Task<IDisposable?> TakeAsync(string host, bool patient, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<Waiter> place;
        lock (_lock)
        {
            // Whoever waits can't have a turn, or would have got it when the last one ended: nobody is overtaken.
            if (IsFree(host))
                return Begin(host);
            if (!patient && _impatient >= _options.Waiting)
                return null;
            place = _waiting.AddLast(new Waiter(host, patient));
            _impatient += patient ? 0 : 1;
        }

        try
        {
            return await (patient
                ? place.Value.Turn.Task.WaitAsync(cancellationToken)
                : place.Value.Turn.Task.WaitAsync(_options.WaitTime, time, cancellationToken));
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Leave(place);
            if (exception is TimeoutException)
                return null;
            throw;
        }
    }

    /// <summary>Gives up a place in the queue, or the turn that came at the same moment.</summary>
    private void Leave(LinkedListNode<Waiter> place)
    {
        lock (_lock)
        {
            if (place.List is not null)
            {
                Remove(place);
                return;
            }
        }

        place.Value.Turn.Task.Result.Dispose();
    }

    private bool IsFree(string host) => _running < _options.AtOnce && _hosts.GetValueOrDefault(host) < _options.AtOncePerHost;

    private Turn Begin(string host)
    {
        _running++;
        _hosts[host] = _hosts.GetValueOrDefault(host) + 1;
        return new Turn(this, host);
    }

    private void End(string host)
    {
        lock (_lock)
        {
            _running--;
            if (--_hosts[host] == 0)
                _hosts.Remove(host);
            for (var place = _waiting.First; place is not null && _running < _options.AtOnce;)
            {
                var next = place.Next;
                if (IsFree(place.Value.Host))
                {
                    Remove(place);
                    place.Value.Turn.SetResult(Begin(place.Value.Host));
                }

                place = next;
            }
        }
    }

    private void Remove(LinkedListNode<Waiter> place)
    {
        _waiting.Remove(place);
        _impatient -= place.Value.Patient ? 0 : 1;
    }

    private sealed record Waiter(string Host, bool Patient)
    {
        // Continued elsewhere: it is ended under the lock.
        public TaskCompletionSource<IDisposable> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(FetchTurns turns, string host) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                turns.End(host);
        }
    }
}
