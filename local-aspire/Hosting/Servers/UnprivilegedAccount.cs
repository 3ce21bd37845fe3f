using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Servers;

/// <summary>Whom PostgreSQL runs as when the application is started by root, which it refuses to serve.</summary>
internal sealed class UnprivilegedAccount
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly string name;

    private UnprivilegedAccount(string name, string setpriv)
    {
        this.name = name;
        Prefix = [setpriv, $"--reuid={name}", $"--regid={name}", "--clear-groups", "--"];
    }

    /// <summary>What comes before a command to run it as this account.</summary>
    public IReadOnlyList<string> Prefix { get; }

    public static async Task<UnprivilegedAccount> ChooseAsync(CancellationToken cancellationToken)
    {
        var setpriv = Executables.OnPath("setpriv")
            ?? throw new DistributedApplicationException("PostgreSQL does not run as root, and setpriv is not installed: start as an ordinary user.");
        var accounts = await File.ReadAllLinesAsync("/etc/passwd", cancellationToken);
        var groups = await File.ReadAllLinesAsync("/etc/group", cancellationToken);
        var name = new[] { "postgres", "daemon", "nobody" }.FirstOrDefault(candidate =>
            accounts.Any(line => line.StartsWith(candidate + ":", StringComparison.Ordinal))
            && groups.Any(line => line.StartsWith(candidate + ":", StringComparison.Ordinal)));
        return new UnprivilegedAccount(
            name ?? throw new DistributedApplicationException("PostgreSQL does not run as root, and no system account was found to run it: start as an ordinary user."),
            setpriv);
    }

    /// <summary>
    /// The folder, given to this account; or, below a home that it can't enter, one of the same name under <c>/var/lib/alchemorsel</c>.
    /// </summary>
    public async Task<string> ReachableAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await OwnAsync(folder, cancellationToken);
        if (await CanUseAsync(folder, cancellationToken))
            return folder;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..16];
        var other = Directory.CreateDirectory(Path.Combine("/var/lib/alchemorsel", key)).FullName;
        await OwnAsync(other, cancellationToken);
        return other;
    }

    public Task OwnAsync(string folder, CancellationToken cancellationToken) =>
        ProcessStarting.RunAsync(["chown", "-R", $"{name}:{name}", folder], Limit, cancellationToken);

    private async Task<bool> CanUseAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await ProcessStarting.RunAsync([.. Prefix, "test", "-w", folder], Limit, cancellationToken);
            return true;
        }
        catch (DistributedApplicationException)
        {
            return false;
        }
    }
}
