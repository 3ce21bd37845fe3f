using System.Globalization;
using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Tests.Api.Importing;
using YamlDotNet.RepresentationModel;

namespace Alchemorsel.Tests.Cooking.Formats.Cooklang;

/// <summary>The canonical cases of the Cooklang specification, which are no part of the repository and may be absent.</summary>
public sealed class CanonicalTests
{
    private static readonly string? File = Corpus.Folder is null ? null : Path.Combine(Corpus.Folder, "cooklang", "canonical.yaml");

    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var name in Cases().Children.Keys)
                names.Add(((YamlScalarNode)name).Value!);
            if (names.Count == 0)
                names.Add("");
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_canonical_case_is_read_as_specified(string name)
    {
        Assert.SkipWhen(name.Length == 0, "corpus not present");
        var wanted = (YamlMappingNode)Cases()[name];

        var recipe = CooklangParser.Parse(Text(wanted["source"]));

        var result = (YamlMappingNode)wanted["result"];
        Assert.Equal(
            ((YamlSequenceNode)result["steps"]).Select(step => string.Join('|', ((YamlSequenceNode)step).Select(Expected))),
            recipe.Steps.Select(step => string.Join('|', step.Items.Select(Actual))));
        Assert.Equal(
            ((YamlMappingNode)result["metadata"]).Children.Select(pair => $"{Text(pair.Key)}: {Text(pair.Value)}"),
            recipe.Metadata.Select(entry => $"{entry.Key}: {entry.Values.Single()}"));
    }

    [Fact]
    public void All_sixty_cases_are_there()
    {
        Assert.SkipWhen(File is null, "corpus not present");
        Assert.Equal(60, Cases().Children.Count);
    }

    private static YamlMappingNode Cases()
    {
        if (File is null)
            return [];
        var stream = new YamlStream();
        using var reader = System.IO.File.OpenText(File);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode["tests"];
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string Expected(YamlNode item)
    {
        var map = (YamlMappingNode)item;
        return Text(map["type"]) == "text"
            ? $"text {Text(map["value"])}"
            : $"{Text(map["type"])} {Text(map["name"])} {Text(map["quantity"])} "
                + $"{(map.Children.TryGetValue("units", out var units) ? Text(units) : "")}";
    }

    /// <summary>An absent amount is "some" of an ingredient and one of a tool.</summary>
    private static string Actual(CooklangItem item) => item switch
    {
        CooklangText text => $"text {text.Value}",
        CooklangIngredient ingredient => $"ingredient {ingredient.Name} {Number(ingredient.Amount, "some")} {ingredient.Amount?.Units}",
        CooklangCookware cookware => $"cookware {cookware.Name} {Number(cookware.Amount, "1")} {cookware.Amount?.Units}",
        CooklangTimer timer => $"timer {timer.Name} {Number(timer.Amount, "")} {timer.Amount?.Units}",
        _ => throw new InvalidOperationException(),
    };

    private static string Number(CooklangAmount? amount, string none) =>
        amount is null ? none : amount.Value is { } value ? value.Min.ToDouble().ToString(CultureInfo.InvariantCulture) : amount.Text;
}
