using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>What stands between a word and the one before it, and what kind of word it is.</summary>
[Flags]
public enum TokenMarks
{
    /// <summary>No mark.</summary>
    None = 0,

    /// <summary>A comma or semicolon stands before it.</summary>
    AfterComma = 1,

    /// <summary>A slash stands before it ("10g/½oz").</summary>
    AfterSlash = 2,

    /// <summary>A dash, colon or other sign stands before it.</summary>
    AfterDash = 4,

    /// <summary>A bracket opens before it.</summary>
    Opens = 8,

    /// <summary>A bracket closed before it.</summary>
    Closed = 16,

    /// <summary>It stands inside brackets.</summary>
    Inside = 32,

    /// <summary>It is a number in digits.</summary>
    Number = 64,

    /// <summary>It is a range in digits.</summary>
    Range = 128,

    /// <summary>No space stands before it ("400g", "14-ounce").</summary>
    Joined = 256,
}

/// <summary>A word or number of a line.</summary>
/// <param name="Start">First character, counted in UTF-16 units from the start of the line.</param>
/// <param name="Length">In UTF-16 units; at least 1.</param>
/// <param name="Marks">What surrounds it.</param>
/// <param name="Value">Its value when it is a number in digits.</param>
public readonly record struct LineToken(int Start, int Length, TokenMarks Marks, Quantity Value)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is a number or range in digits.</summary>
    public bool IsNumber => (Marks & (TokenMarks.Number | TokenMarks.Range)) != 0;
}
