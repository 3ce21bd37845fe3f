using System.Globalization;

namespace Aspire.Hosting.Running;

internal static class HttpProbe
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Healthy when every address answers with its expected status.</summary>
    public static async Task<(bool Healthy, string? Reason)> AskAsync(
        IReadOnlyList<(Uri Url, int StatusCode)> checks, CancellationToken cancellationToken)
    {
        foreach (var (url, expected) in checks)
        {
            try
            {
                using var answer = await Client.GetAsync(url, cancellationToken);
                if ((int)answer.StatusCode != expected)
                    return (false, string.Create(CultureInfo.InvariantCulture, $"{url} answers {(int)answer.StatusCode}"));
            }
            catch (HttpRequestException error)
            {
                return (false, $"{url}: {error.Message}");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (false, $"{url} does not answer");
            }
        }

        return (true, null);
    }
}
