using Alchemorsel.Contracts.Collections;

namespace Alchemorsel.Web.Components.Collections;

/// <summary>A collection's name and description, as a form sends them.</summary>
public sealed class CollectionForm
{
    public string? Name { get; set; }
    public string? Description { get; set; }

    /// <summary>A form sent twice by an impatient thumb makes one collection.</summary>
    public string? Key { get; set; }

    public CollectionInput ToInput() => new() { Name = Name ?? "", Description = string.IsNullOrWhiteSpace(Description) ? null : Description };
}
