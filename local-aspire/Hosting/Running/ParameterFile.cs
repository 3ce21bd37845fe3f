using System.Text.Json;

namespace Aspire.Hosting.Running;

/// <summary>Generated parameters, kept from run to run in a file that only its owner can read.</summary>
internal sealed class ParameterFile(DataFolder folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly Lock Gate = new();

    public string Path => System.IO.Path.Combine(folder.Path, "parameters.json");

    public string GetOrAdd(string name, Func<string> create)
    {
        lock (Gate)
        {
            var known = File.Exists(Path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllBytes(Path)) ?? []
                : [];
            if (known.TryGetValue(name, out var value))
                return value;
            known[name] = value = create();
            folder.Create();
            // Written beside and moved over: a crash leaves the old file or the new one, never half of one.
            var fresh = Path + ".new";
            File.Delete(fresh);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(fresh, options))
                JsonSerializer.Serialize(file, known, Indented);
            File.Move(fresh, Path, overwrite: true);
            return value;
        }
    }
}
