namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>What a word of an ingredient line is part of. The values are the columns of <see cref="TaggerModel"/>'s weights.</summary>
public enum IngredientTag
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A number, a range or a number word ("2", "1½", "a few").</summary>
    Quantity,

    /// <summary>A unit with what qualifies it ("heaped tbsp", "large bunch").</summary>
    Unit,

    /// <summary>How big the food is ("large").</summary>
    Size,

    /// <summary>The food.</summary>
    Food,

    /// <summary>What is done to it beforehand ("finely chopped").</summary>
    Preparation,

    /// <summary>What the line says besides.</summary>
    Comment,

    /// <summary>What it is for ("for dusting").</summary>
    Purpose,
}
