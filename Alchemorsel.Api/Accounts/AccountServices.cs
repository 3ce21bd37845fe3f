using System.Security.Claims;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.ServiceDefaults.RateLimits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Api.Accounts;

internal static class AccountServices
{
    /// <summary>The scheme that reads the media token from a cookie, for images in a page.</summary>
    public const string MediaScheme = "media";

    /// <summary>Policy for what the admins of an installation do.</summary>
    public const string AdminPolicy = "admin";

    /// <summary>Policy for who decides reports: moderators, and admins.</summary>
    public const string ModeratorPolicy = "moderator";

    // OWASP's recommendation for PBKDF2-HMAC-SHA512 (2023), which is what Identity's version 3 hashes use.
    private const int PasswordIterations = 210_000;

    private static readonly string[] MediaCookies = ["__Host-alchemorsel-media", "alchemorsel-media"];
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public static IHostApplicationBuilder AddAccounts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // The user name is the e-mail; Identity's own list would refuse o'brien@ and every address beyond ASCII.
                identity.User.AllowedUserNameCharacters = "";
                // Length is what makes a password strong; composition rules only make it forgettable (NIST SP 800-63B).
                identity.Password = new PasswordOptions
                {
                    RequiredLength = Limits.PasswordMin,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 3,
                };
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddPasswordValidator<GuessablePasswords>()
            .AddEntityFrameworkStores<AlchemorselDbContext>();
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        builder.Services.AddSingleton<SigningSecret>();
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddScoped<IAfterMigration, SigningKeySetup>();
        builder.Services.AddHostedService<SigningKeyRotation>();
        builder.Services.AddScoped<TokenIssuer>();
        builder.Services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<SignInChecks>();
        builder.Services.AddSingleton<TokenChecks>();
        builder.Services.AddSingleton<SwitchBoard>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SwitchBoard>());
        builder.Services.AddScoped<SignIns>();
        builder.Services.AddScoped<AccountTokens>();
        builder.Services.AddScoped<OwnPassword>();
        builder.Services.AddScoped<Registrar>();
        builder.Services.AddScoped<IRegistrationGate, InvitationGate>();
        builder.Services.AddScoped<AccountRemoval>();
        builder.Services.AddScoped<AuditLog>();
        builder.AddMail();
        builder.AddWebhooks();
        foreach (var kind in AccountLetters.Kinds)
            builder.Services.AddKeyedScoped<ILetterWriter, AccountLetters>(kind);
        builder.Services.AddKeyedScoped<ILetterWriter, InvitationLetters>(InvitationLetters.Kind);
        builder.Services.AddScoped<InvitationMaking>();
        builder.Services.AddSingleton<UnknownAccount>();
        builder.AddRateLimitOptions();
        builder.Services.AddSingleton<SignInThrottle>();
        builder.Services.AddSingleton<InvitationMailThrottle>();
        builder.Services.AddSingleton<PeopleLimit>();
        builder.AddSecondFactors();
        builder.AddOpenId();

        builder.AddTokenChecks();
        return builder;
    }

    private static void AddTokenChecks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer().AddJwtBearer(MediaScheme)
            .AddScheme<AuthenticationSchemeOptions, PersonalAccessTokenHandler>(PersonalAccessTokenHandler.SchemeName, displayName: null, configureOptions: null);
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys>((options, keys) =>
        {
            Check(options, keys, TokenIssuer.ApiAudience);
            // What a bearer carries says by its first letters which of the two it is.
            options.ForwardDefaultSelector = context => TokenText.Of(context.Request) is null ? null : PersonalAccessTokenHandler.SchemeName;
        });
        builder.Services.AddOptions<JwtBearerOptions>(MediaScheme).Configure<SigningKeys>((options, keys) =>
        {
            Check(options, keys, TokenIssuer.MediaAudience);
            options.Events.OnMessageReceived = message =>
            {
                message.Token = MediaCookies.Select(name => message.Request.Cookies[name]).FirstOrDefault(value => value is not null);
                if (message.Token is null)
                    message.NoResult();
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(MediaEndpoints.Policy, policy => policy
                .AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme, MediaScheme)
                .RequireAuthenticatedUser())
            .AddPolicy(PersonalAccessTokenHandler.Policy, policy => policy.AddAuthenticationSchemes(PersonalAccessTokenHandler.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(ModeratorPolicy, policy => policy
                .RequireAuthenticatedUser()
                .RequireClaim(AlchemorselClaims.Role, TokenIssuer.NameOf(AccountRole.Moderator), TokenIssuer.NameOf(AccountRole.Admin)))
            .AddPolicy(AdminPolicy, policy => policy
                .RequireAuthenticatedUser()
                .RequireClaim(AlchemorselClaims.Role, TokenIssuer.NameOf(AccountRole.Admin)));
    }

    private static void Check(JwtBearerOptions options, SigningKeys keys, string audience)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenIssuer.Issuer,
            ValidAudience = audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeyResolver = (_, _, kid, _) => keys.All.Where(key => key.KeyId == kid),
            NameClaimType = AlchemorselClaims.Name,
            ClockSkew = ClockSkew,
        };
        options.Events = new JwtBearerEvents { OnTokenValidated = CheckSignInAsync };
    }

    /// <summary>A token lasts longer than the sign-in that it was made for may, and its account's role may have changed since.</summary>
    private static async Task CheckSignInAsync(TokenValidatedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        if (!Guid.TryParse(identity.FindFirst(AlchemorselClaims.SignIn)?.Value, out var signIn)
            || await context.HttpContext.RequestServices.GetRequiredService<SignInChecks>().RoleOfAsync(signIn) is not { } role)
        {
            context.Fail("The sign-in is over.");
            return;
        }

        foreach (var claim in identity.FindAll(AlchemorselClaims.Role).ToList())
            identity.RemoveClaim(claim);
        identity.AddClaim(new Claim(AlchemorselClaims.Role, TokenIssuer.NameOf(role)));
    }
}

/// <summary>Spends on an unknown e-mail the time that checking a known one's password takes, so that nobody learns which is which.</summary>
internal sealed class UnknownAccount(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<User> hasher = new(options);
    private readonly User nobody = new() { DisplayName = "" };
    private readonly Lazy<string> hash = new(() => new PasswordHasher<User>(options).HashPassword(new User { DisplayName = "" }, "nobody's password"));

    public void Check(string password) => hasher.VerifyHashedPassword(nobody, hash.Value, password);
}
