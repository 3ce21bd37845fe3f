using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Mail;

namespace Alchemorsel.Api.Accounts.Factors;

internal static class FactorServices
{
    /// <summary>What opens an account beside its password: authenticator apps with recovery codes, and passkeys.</summary>
    public static void AddSecondFactors(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RecoveryCodeHashing>();
        builder.Services.AddScoped<SecondFactors>();
        builder.Services.AddScoped<FactorCheck>();
        builder.Services.AddScoped<SignInChallenges>();
        builder.Services.AddScoped<SignInCompletion>();
        builder.Services.AddSingleton<RelyingParty>();
        builder.Services.AddSingleton<PasskeyVerifier>();
        builder.Services.AddScoped<PasskeyChallenges>();
        foreach (var kind in FactorLetters.Kinds)
            builder.Services.AddKeyedScoped<ILetterWriter, FactorLetters>(kind);
    }
}
