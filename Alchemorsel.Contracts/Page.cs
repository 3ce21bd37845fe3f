namespace Alchemorsel.Contracts;

/// <summary>One page of a list in keyset order.</summary>
/// <param name="Items">At most <see cref="Limits.PageMax"/> entries.</param>
/// <param name="Next">An opaque cursor for the page after this one, or null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
