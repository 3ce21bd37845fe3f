using System.Globalization;

namespace Aspire.Hosting.Running;

/// <summary>Held while an application uses a data folder; the operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream file;

    private DataLock(FileStream file) => this.file = file;

    /// <exception cref="DistributedApplicationException">Another application uses the folder.</exception>
    public static DataLock Take(string folder)
    {
        var owner = Path.Combine(folder, "apphost.pid");
        try
        {
            var file = new FileStream(Path.Combine(folder, "apphost.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataLock(file);
        }
        catch (UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"{folder} belongs to another user: start as that one, give the folder to this one, or set ALCHEMORSEL_DATA_DIR.");
        }
        catch (IOException)
        {
            var pid = File.Exists(owner) ? File.ReadAllText(owner).Trim() : "unknown";
            throw new DistributedApplicationException(
                $"The application is running already in this folder (process {pid}). Stop it first, or set ALCHEMORSEL_DATA_DIR to run a second one.");
        }
    }

    public void Dispose() => file.Dispose();
}
