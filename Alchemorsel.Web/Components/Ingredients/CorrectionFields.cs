namespace Alchemorsel.Web.Components.Ingredients;

/// <summary>How a line is to be read, as the form has it.</summary>
public sealed class CorrectionFields
{
    public string? Quantity { get; set; }
    public string? Unit { get; set; }
    public string? Food { get; set; }
    public string? Preparation { get; set; }
    public string? Comment { get; set; }

    /// <summary>The line to correct after saving; null for the list.</summary>
    public string? Then { get; set; }
}

/// <summary>Which recipe a line uses, as the form has it.</summary>
public sealed class LinkFields
{
    public string? Title { get; set; }

    /// <summary><c>recipe</c>, <c>none</c>, or <c>title</c> for none chosen.</summary>
    public string? Choice { get; set; }
}
