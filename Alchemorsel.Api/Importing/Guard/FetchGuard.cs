using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Guard;

/// <summary>Decides which URLs and addresses may be fetched, and opens connections to checked addresses only.</summary>
public sealed class FetchGuard(IOptions<GuardOptions> options, ResolveHost resolve, TimeProvider time)
{
    private readonly GuardOptions _options = options.Value;

    /// <summary>Null when the URL's form is fine; else why it is refused. Addresses are checked when connecting.</summary>
    public FetchOutcome.Failed? Check(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            return Refused("Only http and https addresses can be read.");
        if (url.UserInfo.Length > 0)
            return Refused("An address with a user name or password in it can't be read.");
        if (IsTrusted(url.IdnHost, url.Port))
            return null;
        if (!IsAllowedPort(url.Port))
            return Refused("Only the usual web ports (80 and 443) can be read.");
        var host = url.IdnHost.TrimEnd('.');
        if (host.Length == 0)
            return Refused("The address names no site.");
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address) && !IsAllowed(address, url.Port))
            return NotPublic();
        return null;
    }

    /// <summary>
    /// Resolves the name once, checks every address, and connects to one of exactly these: what was checked is what is connected to, so
    /// a name that changes its answer between check and use (DNS rebinding) gains nothing.
    /// </summary>
    /// <exception cref="FetchRefusedException">The name has an address that is not public, or no address.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endpoint, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(endpoint.Host, cancellationToken);
        if (addresses.Length == 0)
            throw new FetchRefusedException(NotResolved());
        if (!IsTrusted(endpoint.Host, endpoint.Port) && Array.Exists(addresses, address => !IsAllowed(address, endpoint.Port)))
            throw new FetchRefusedException(NotPublic());

        Exception? last = null;
        foreach (var address in addresses.Take(_options.MaxAddresses))
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(address, endpoint.Port), cancellationToken);
            }
            catch (SocketException exception)
            {
                last = exception;
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                last = exception;
            }
        }

        throw new FetchRefusedException(Unreachable(), last);
    }

    private async Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.ConnectTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
            return [literal];
        try
        {
            return await resolve(host, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new FetchRefusedException(NotResolved(), exception);
        }
    }

    private bool IsAllowed(IPAddress address, int port) =>
        (PublicAddress.IsPublic(address) && port is 80 or 443) || _options.AllowedEndpoints.Contains(new IPEndPoint(address, port));

    private bool IsAllowedPort(int port) => port is 80 or 443 || _options.AllowedEndpoints.Any(endpoint => endpoint.Port == port);

    private bool IsTrusted(string host, int port) =>
        _options.TrustedHosts.Any(trusted => trusted.Port == port && string.Equals(trusted.Host, host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase));

    private static FetchOutcome.Failed Refused(string explanation) => new(FetchFailure.Refused, explanation);

    private static FetchOutcome.Failed NotPublic() => Refused("Only pages on the public internet can be read.");

    private static FetchOutcome.Failed NotResolved() => new(FetchFailure.NotResolved, "There is no site of that name.");

    private static FetchOutcome.Failed Unreachable() => new(FetchFailure.Unreachable, "The site could not be reached.");
}

/// <summary>Carries a refusal out of a connection attempt; <see cref="GuardedClient"/> turns it back into a result.</summary>
public sealed class FetchRefusedException(FetchOutcome.Failed outcome, Exception? inner = null) : Exception(outcome.Explanation, inner)
{
    public FetchOutcome.Failed Outcome { get; } = outcome;
}
