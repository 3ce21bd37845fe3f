using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alchemorsel.Tests.Infrastructure;

/// <summary>The wire's JSON, as a client reads and writes it.</summary>
public static class Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
