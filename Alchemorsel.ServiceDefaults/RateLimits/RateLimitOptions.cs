namespace Alchemorsel.ServiceDefaults.RateLimits;

/// <summary>How many requests are taken in a minute, where nothing else is said. In Development a hundred times as many, so that nobody waits for a test.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "Alchemorsel:Limits";

    /// <summary>Tries to sign in or up from one address, and to sign in to one account. Key <c>ALCHEMORSEL_LIMITS_SIGN_IN</c>.</summary>
    public int SignIn { get; set; } = 5;

    /// <summary>Imports begun from one address. Key <c>ALCHEMORSEL_LIMITS_IMPORT</c>.</summary>
    public int Import { get; set; } = 30;

    /// <summary>Comments, reviews and reports of one account, of each. Key <c>ALCHEMORSEL_LIMITS_COMMENT</c>.</summary>
    public int Comment { get; set; } = 20;

    /// <summary>Requests from one address by nobody in particular. Key <c>ALCHEMORSEL_LIMITS_ANONYMOUS</c>.</summary>
    public int Anonymous { get; set; } = 600;

    /// <summary>Requests from one address by people who say who they are. Key <c>ALCHEMORSEL_LIMITS_USER</c>.</summary>
    public int User { get; set; } = 3_000;

    /// <summary>Profiles saved, recipes made public, follows and blocks by one account. Key <c>ALCHEMORSEL_LIMITS_PEOPLE</c>.</summary>
    public int People { get; set; } = 60;

    /// <summary>Invitations by mail of one household, and of one account, in a day. Key <c>ALCHEMORSEL_LIMITS_INVITATION_MAILS</c>.</summary>
    public int InvitationMails { get; set; } = 20;
}
