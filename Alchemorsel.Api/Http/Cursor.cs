using System.Buffers.Text;
using System.Text.Json;

namespace Alchemorsel.Api.Http;

/// <summary>Opaque positions in keyset lists: JSON of the last row's keys, in base64url.</summary>
public static class Cursor
{
    public static string Encode<T>(T position) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(position));

    /// <summary>False for anything that <see cref="Encode"/> did not make.</summary>
    public static bool TryDecode<T>(string cursor, out T? position)
        where T : class
    {
        position = null;
        if (cursor.Length > 1_024 || !Base64Url.IsValid(cursor))
            return false;
        try
        {
            position = JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(cursor));
        }
        catch (JsonException)
        {
            return false;
        }

        return position is not null;
    }
}
