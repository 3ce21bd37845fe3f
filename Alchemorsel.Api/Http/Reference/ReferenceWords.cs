using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts;
using Microsoft.OpenApi;

namespace Alchemorsel.Api.Http.Reference;

/// <summary>
/// Makes descriptions speak of the wire. They come from the comments of the contracts, where a reference to a member is shown as the code has it
/// ("int Limits.PageMax", "string? ImportRequest.Url"); who reads the document needs the number, or the name of the property.
/// </summary>
internal static partial class ReferenceWords
{
    private static readonly ILookup<string, Type> Contracts = typeof(Limits).Assembly.GetExportedTypes().ToLookup(type => type.Name);

    public static void Apply(OpenApiDocument document)
    {
        // A property of a named type shows the type's description, unless it has its own: the types first, so that theirs is not copied.
        var schemas = document.Components?.Schemas?.Values.ToList() ?? [];
        schemas.ForEach(Apply);
        schemas.SelectMany(schema => schema.Properties?.Values ?? []).ToList().ForEach(Apply);
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            foreach (var parameter in operation.Parameters ?? [])
            {
                if (InWords(parameter.Description) is var words && words != parameter.Description)
                    parameter.Description = words;
                if (parameter.Schema is { } schema)
                    Apply(schema);
            }
        }
    }

    /// <summary>On one line, and with what a reader of the wire knows in the place of the code's names.</summary>
    public static string? InWords(string? description) => description is null ? null : Member().Replace(LineBreak().Replace(description, " "), Said);

    private static void Apply(IOpenApiSchema schema)
    {
        if (InWords(schema.Description) is var words && words != schema.Description)
            schema.Description = words;
    }

    private static string Said(Match reference)
    {
        var name = reference.Groups["member"].Value;
        foreach (var type in Contracts[reference.Groups["type"].Value])
        {
            if (type.IsEnum && Enum.IsDefined(type, name))
                return $"`{JsonNamingPolicy.CamelCase.ConvertName(name)}`";
            if (type.GetField(name) is { IsLiteral: true } constant)
                return string.Create(CultureInfo.InvariantCulture, $"{constant.GetRawConstantValue():#,0.##}");
            if (type.GetProperty(name) is { } property)
                return $"`{property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name)}`";
        }

        return reference.Value;
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    // What the member is of stands before it: a keyword, or a generic type with its brackets escaped.
    [GeneratedRegex(@"(?:\b(?:bool|int|long|double|decimal|string|Guid|\w+&lt;\w+\??&gt;)\?? )?\b(?<type>[A-Z]\w+)\.(?<member>[A-Z]\w+)\b")]
    private static partial Regex Member();
}
