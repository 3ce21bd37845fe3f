using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Api.Http.Reference;
using Alchemorsel.Contracts;
using Alchemorsel.Tests.AppHost;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

[Collection(ApiGroup.Name)]
public sealed partial class ReferenceTests(ApiFixture api)
{
    [Fact]
    public async Task The_document_is_openapi_3_1_and_says_which_operations_need_a_token()
    {
        using var client = api.NewClient();

        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", TestContext.Current.CancellationToken);

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("http", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());
        var paths = document.GetProperty("paths");
        Assert.True(paths.GetProperty("/api/v1/recipes").GetProperty("post").TryGetProperty("security", out _));
        Assert.False(paths.GetProperty("/api/v1/auth/sign-in").GetProperty("post").TryGetProperty("security", out _));
        Assert.All(
            paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Value.ToString()));
    }

    [Fact]
    public async Task Every_body_answer_and_parameter_has_an_example_that_means_something()
    {
        using var client = api.NewClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", TestContext.Current.CancellationToken);
        var lacking = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                foreach (var (where, part) in Parts(operation.Value))
                {
                    if (!part.TryGetProperty("example", out var example))
                        lacking.Add($"{name}: {where}");
                    else
                        Unknown(example, "", lacking, $"{name}: {where}");
                }
            }
        }

        Assert.True(lacking.Count == 0, $"ExampleWords lacks a word for:\n{string.Join('\n', lacking.Distinct())}");
    }

    [Fact]
    public async Task Descriptions_name_what_is_on_the_wire_and_the_numbers_themselves()
    {
        using var client = api.NewClient();
        var document = await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken);
        var schemas = JsonElement.Parse(document).GetProperty("components").GetProperty("schemas");

        Assert.Equal($"All that the household keeps, by name; at most {Limits.SavedSearchesMax}.", schemas.GetProperty("SavedSearchList").GetProperty("description").GetString());
        var descriptions = Descriptions().Matches(document).Select(description => description.Value).ToList();
        Assert.NotEmpty(descriptions);
        Assert.Empty(descriptions.SelectMany(description => InCode().Matches(description)).Select(name => name.Value).Distinct().Except(["Alchemorsel.Cooking"]));
        Assert.DoesNotContain(descriptions, description => description.Contains("\\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("At most\n    int Limits.HtmlMaxBytes bytes.", "At most 8,388,608 bytes.")]
    [InlineData("Not SegmentKind.Added, see `RecipeCriteria`.", "Not `added`, see `RecipeCriteria`.")]
    [InlineData("Let through by bool RecipeCriteria.AllowUnknown.", "Let through by `allowUnknown`.")]
    [InlineData("See IReadOnlyList&lt;string&gt; RecipeCriteria.Tags and Nothing.Known.", "See `tag` and Nothing.Known.")]
    public void A_reference_of_a_comment_is_put_into_words(string comment, string words) => Assert.Equal(words, ReferenceWords.InWords(comment));

    [Fact]
    public async Task The_committed_document_is_what_the_api_says()
    {
        var committed = Path.Combine(Repository.Root, "docs", "openapi.json");
        using var client = api.NewClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", TestContext.Current.CancellationToken);
        var fresh = JsonSerializer.Serialize(document, Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ALCHEMORSEL_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(committed, fresh, TestContext.Current.CancellationToken);

        Assert.True(
            File.Exists(committed) && await File.ReadAllTextAsync(committed, TestContext.Current.CancellationToken) == fresh,
            "The API and docs/openapi.json differ. Write it anew: eng/write-openapi.sh");
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What a client sends or gets as JSON, and the parameters beside it.
    private static IEnumerable<(string Where, JsonElement Part)> Parts(JsonElement operation)
    {
        if (operation.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in parameters.EnumerateArray())
                yield return ($"parameter {parameter.GetProperty("name").GetString()}", parameter);
        }
        if (operation.TryGetProperty("requestBody", out var body))
        {
            foreach (var media in Json(body))
                yield return ("body", media);
        }
        foreach (var answer in operation.GetProperty("responses").EnumerateObject())
        {
            foreach (var media in Json(answer.Value))
                yield return ($"answer {answer.Name}", media);
        }

        static IEnumerable<JsonElement> Json(JsonElement holder) => holder.TryGetProperty("content", out var content)
            ? content.EnumerateObject().Where(entry => entry.Name.EndsWith("json", StringComparison.Ordinal)).Select(entry => entry.Value)
            : [];
    }

    private static void Unknown(JsonElement example, string at, List<string> lacking, string name)
    {
        switch (example.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in example.EnumerateObject())
                    Unknown(property.Value, $"{at}.{property.Name}", lacking, name);
                break;
            case JsonValueKind.Array:
                foreach (var item in example.EnumerateArray())
                    Unknown(item, at + "[]", lacking, name);
                break;
            case JsonValueKind.String when example.GetString() == ExampleBuilder.Missing:
                lacking.Add($"{name}{at}");
                break;
        }
    }

    [Fact]
    public async Task The_reference_page_brings_its_own_script()
    {
        using var client = api.NewClient();
        var cancellation = TestContext.Current.CancellationToken;

        using var page = await client.GetAsync("/api/v1/docs/", cancellation);
        page.EnsureSuccessStatusCode();
        var html = await page.Content.ReadAsStringAsync(cancellation);
        var scripts = Source().Matches(html).Select(match => match.Groups["address"].Value).ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.DoesNotContain("//", script, StringComparison.Ordinal));
        foreach (var script in scripts)
        {
            using var answer = await client.GetAsync(new Uri(new Uri(client.BaseAddress!, "/api/v1/docs/"), script), cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{script}: {answer.StatusCode}");
        }
    }

    [GeneratedRegex("""<script[^>]*\ssrc="(?<address>[^"]+)""")]
    private static partial Regex Source();

    [GeneratedRegex(@"\b[A-Z]\w+\.[A-Z]\w+\b")]
    private static partial Regex InCode();

    [GeneratedRegex("\"description\":\\s*\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Descriptions();
}
