using System.Text;

namespace Alchemorsel.Api.Recipes;

/// <summary>The readable end of a recipe's address: lower-case ASCII words joined by hyphens, never empty.</summary>
public static class RecipeSlug
{
    public const int MaxLength = 80;

    private const string Nameless = "recipe";

    // Greek and Cyrillic letter by letter (ISO 843 and BGN/PCGN without their marks); other scripts give no readable slug.
    private static readonly Dictionary<char, string> Letters = Table(
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o "
        + "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - "
        + "э e ю yu я ya є ye і i ї yi ґ g ђ dj ј j љ lj њ nj ћ c џ dz ў u");

    public static string From(string title)
    {
        var slug = new StringBuilder(title.Length);
        // An apostrophe parts no words, and Greek writes one sound with two letters (ISO 843).
        var folded = Folding.Fold(title).Replace("'", "", StringComparison.Ordinal).Replace("ου", "ou", StringComparison.Ordinal);
        foreach (var word in Folding.Words(folded))
        {
            var ascii = string.Concat(word.Select(Ascii));
            if (ascii.Length == 0)
                continue;
            if (slug.Length > 0 && slug.Length + 1 + ascii.Length > MaxLength)
                break;
            if (slug.Length > 0)
                slug.Append('-');
            slug.Append(ascii, 0, Math.Min(ascii.Length, MaxLength));
        }
        return slug.Length == 0 ? Nameless : slug.ToString();
    }

    private static string Ascii(char letter)
        => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : Letters.GetValueOrDefault(letter, "");

    private static Dictionary<char, string> Table(string pairs)
        => pairs.Split(' ').Chunk(2).ToDictionary(pair => pair[0][0], pair => pair[1] == "-" ? "" : pair[1]);
}
