using System.Text;
using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>A Cooklang file, understood.</summary>
/// <param name="Metadata">From the front matter and from the older <c>&gt;&gt; key: value</c> lines, in the order written.</param>
/// <param name="Sections">In the order written; the first has no name unless the file begins with a heading. No empty ones.</param>
public sealed record CooklangRecipe(IReadOnlyList<MetadataEntry> Metadata, IReadOnlyList<CooklangSection> Sections)
{
    /// <summary>The steps of all sections in order.</summary>
    public IEnumerable<CooklangStep> Steps => Sections.SelectMany(section => section.Steps);
}

/// <summary>What stands between two headings.</summary>
/// <param name="Name">The heading (<c>= Dough</c>); null before the first and for one without words.</param>
/// <param name="Steps">Paragraphs; never empty ones.</param>
/// <param name="Notes">Paragraphs that begin with <c>&gt;</c>, as plain text.</param>
public sealed record CooklangSection(string? Name, IReadOnlyList<CooklangStep> Steps, IReadOnlyList<string> Notes);

/// <summary>One paragraph of instructions.</summary>
/// <param name="Items">In the order written; two texts never follow each other.</param>
public sealed record CooklangStep(IReadOnlyList<CooklangItem> Items)
{
    /// <summary>As a cook reads it: names in place of mentions, "10 minutes" in place of a timer. White space is as written.</summary>
    public string ToPlainText()
    {
        var text = new StringBuilder();
        foreach (var item in Items)
            text.Append(item.PlainText);
        return text.ToString();
    }
}

/// <summary>A part of a step.</summary>
public abstract record CooklangItem
{
    private protected CooklangItem()
    {
    }

    /// <summary>What a cook reads in its place.</summary>
    public abstract string PlainText { get; }
}

/// <param name="Value">Words, never empty; white space at either end matters.</param>
public sealed record CooklangText(string Value) : CooklangItem
{
    /// <inheritdoc/>
    public override string PlainText => Value;
}

/// <summary>A mention of an ingredient: <c>@onion{1}(chopped)</c>.</summary>
/// <param name="Name">Never empty. Of a reference to another recipe, its last part ("Hollandaise").</param>
/// <param name="Amount">Null when none is given: "some".</param>
public sealed record CooklangIngredient(string Name, CooklangAmount? Amount) : CooklangItem
{
    /// <summary>What is done to it beforehand, from the round brackets after the braces.</summary>
    public string? Preparation { get; init; }

    /// <summary>The path of another recipe that is an ingredient here (<c>./sauces/Hollandaise</c>), never followed; else null.</summary>
    public string? RecipePath { get; init; }

    /// <summary>Written <c>@?thyme</c>: the dish is a dish without it.</summary>
    public bool Optional { get; init; }

    /// <summary>Written <c>@&amp;flour</c> or <c>@-salt</c>: mentioned in the text, but not to be listed (again).</summary>
    public bool Unlisted { get; init; }

    /// <inheritdoc/>
    public override string PlainText => Name;
}

/// <summary>A mention of a tool: <c>#frying pan{}</c>.</summary>
/// <param name="Name">Never empty.</param>
/// <param name="Amount">Null when none is given: one.</param>
public sealed record CooklangCookware(string Name, CooklangAmount? Amount) : CooklangItem
{
    /// <inheritdoc/>
    public override string PlainText => Name;
}

/// <summary>A time to wait: <c>~eggs{3%minutes}</c>. At least one of name and amount is there.</summary>
/// <param name="Name">What it is called, or null.</param>
/// <param name="Amount">How long, with a unit of time in the file's words; null when only named.</param>
public sealed record CooklangTimer(string? Name, CooklangAmount? Amount) : CooklangItem
{
    /// <inheritdoc/>
    public override string PlainText => Amount?.PlainText ?? Name ?? "";
}

/// <summary>What stands in the braces.</summary>
/// <param name="Text">The quantity as written, trimmed: <c>3</c>, <c>1/2</c>, <c>a few</c>; empty when only units are given.</param>
/// <param name="Value">
/// Exactly, for <c>3</c>, <c>1.5</c>, <c>1/2</c>, <c>1 1/2</c> and ranges of them (<c>2-3</c>); null for any other text, a number with
/// a leading zero among them.
/// </param>
/// <param name="Units">What stands after <c>%</c>; null when nothing does.</param>
/// <param name="Fixed">Written <c>{=1%tsp}</c>: does not grow with the servings.</param>
public sealed record CooklangAmount(string Text, Quantity? Value, string? Units, bool Fixed)
{
    /// <summary>"3 g", "a few sprigs".</summary>
    public string PlainText => Units is null ? Text : Text.Length == 0 ? Units : $"{Text} {Units}";
}
