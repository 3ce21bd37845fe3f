namespace Alchemorsel.Web.Components.Talk;

/// <summary>A comment or a review, as its form sends it.</summary>
public sealed class WordsForm
{
    public string? Text { get; set; }

    /// <summary>Of a review.</summary>
    public string? Stars { get; set; }

    /// <summary>A form sent twice by an impatient thumb makes one comment.</summary>
    public string? Key { get; set; }
}
