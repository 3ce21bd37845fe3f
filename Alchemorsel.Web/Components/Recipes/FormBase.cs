using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>The form as the edit began, carried along in the form itself: without it a merge can't tell who changed what.</summary>
internal static class FormBase
{
    /// <summary>What unpacks to more was not packed by us: the longest recipe has fewer characters.</summary>
    private const int BytesMax = 8 * 1024 * 1024;

    public static string Pack(RecipeForm form)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, form);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Null when there is none, or it is not one of ours.</summary>
    public static RecipeForm? Unpack(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var json = new byte[64 * 1024];
            using var whole = new MemoryStream();
            for (int read; (read = brotli.Read(json)) > 0;)
            {
                whole.Write(json, 0, read);
                if (whole.Length > BytesMax)
                    return null;
            }

            return JsonSerializer.Deserialize<RecipeForm>(Encoding.UTF8.GetString(whole.ToArray()));
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
