using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>One address in front of several replicas: connections go round-robin to those that are healthy.</summary>
internal sealed class ReplicaProxy : IAsyncDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(2);

    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Task accepting;
    private IReadOnlyList<int> ports = [];
    private int turn;

    public ReplicaProxy(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start(512);
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The ports of the replicas that take connections from now on; open connections are left alone.</summary>
    public void Use(IReadOnlyList<int> healthy)
    {
        lock (gate)
            ports = healthy;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stopping.Token);
                _ = RelayAsync(client);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that gave up between its SYN and our accept; the next one is none the worse.
            }
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using (client)
        {
            using var replica = await ConnectAsync();
            if (replica is null)
                return;
            client.NoDelay = replica.NoDelay = true;
            try
            {
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
                await Task.WhenAll(CopyAsync(client, replica, ended), CopyAsync(replica, client, ended));
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side is gone; disposing both tells the other.
            }
        }
    }

    private async Task<Socket?> ConnectAsync()
    {
        IReadOnlyList<int> candidates;
        int first;
        lock (gate)
        {
            candidates = ports;
            first = turn++ & int.MaxValue;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
                limit.CancelAfter(ConnectLimit);
                await socket.ConnectAsync(IPAddress.Loopback, candidates[(first + i) % candidates.Count], limit.Token);
                return socket;
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                socket.Dispose();
            }
        }

        return null;
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationTokenSource ended)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, SocketFlags.None, ended.Token)) > 0)
            {
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), SocketFlags.None, ended.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            await ended.CancelAsync();
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
