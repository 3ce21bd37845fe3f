using Microsoft.AspNetCore.Identity;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// Refuses what is long enough and yet among the first tried: common passwords and words put together, keyboard walks, repetitions, and the
/// account's own name or address (ASVS 5.0, 6.2.4 and 6.2.11), as zxcvbn estimates the guesses that they take.
/// </summary>
internal sealed class GuessablePasswords : IPasswordValidator<User>
{
    /// <summary>Of 0 to 4: from 1 on it takes about a million guesses or more, which throttled tries never make.</summary>
    private const int ScoreMin = 1;

    // The estimate's cost grows faster than the length; what is so long is only longer.
    private const int LookedAtMax = 64;

    private static readonly string[] Ours = ["alchemorsel", "recipe", "recipes", "kitchen"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var text = password ?? "";
        var about = Ours.Concat((user.Email ?? "").Split('@', '.')).Concat(user.DisplayName.Split(' ')).Where(word => word.Length > 2);
        var score = new Zxcvbn.Zxcvbn().EvaluatePassword(text[..Math.Min(text.Length, LookedAtMax)], about).Score;
        return Task.FromResult(score >= ScoreMin
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordGuessable",
                Description = "That is among the first passwords that somebody would try. A few words that don't belong together are hard to guess and easy to remember.",
            }));
    }
}
