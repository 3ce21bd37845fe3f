using System.ComponentModel.DataAnnotations;
using Alchemorsel.Api.Http;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alchemorsel.Api.Mail;

/// <summary>How the connection to a mail server is protected.</summary>
public enum MailTls
{
    /// <summary>Begins in the clear and is encrypted before anything is said; a server that can't do so is not used.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Implicit,

    /// <summary>Not at all: for a server on the same machine or network.</summary>
    None,
}

/// <summary>How mail leaves: by a server, into a folder, or not at all. Section <c>Mail</c>; keys <c>ALCHEMORSEL_MAIL_…</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name of the server; empty for none.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Empty together with <see cref="Password"/>: the server takes mail without a sign-in.</summary>
    public string Username { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender: an address, or a name with an address in angle brackets.</summary>
    public string From { get; set; } = "";

    /// <summary>Of one message, from the connection to the server's word that it has it; 1 second to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Without a server: where messages are put as <c>.eml</c> files instead of being sent.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Whether there is any way for a message to leave.</summary>
    public bool CanSend => Host.Length > 0 || Folder.Length > 0;
}

/// <summary>What sending needs. Every message names the key to set, and none repeats a secret.</summary>
internal sealed class MailOptionsRules(IOptions<PublicAddressOptions> address) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var wrong = Wrong(options).Select(message => $"ALCHEMORSEL_{message}.").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Wrong(MailOptions options)
    {
        if (!options.CanSend)
            yield break;
        if (address.Value.InMails.Length == 0)
            yield return "PUBLIC_URL is missing: links in mails need the address that people reach this installation by";
        if (!MailboxAddress.TryParse(options.From, out _))
            yield return "MAIL_FROM must be an address such as kitchen@example.org, or Kitchen <kitchen@example.org>";
        if (options.Username.Length == 0 != (options.Password.Length == 0))
            yield return "MAIL_USERNAME and MAIL_PASSWORD belong together: set both or none";
        if (options.Password.Length > 0 && options.Tls == MailTls.None && options.Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return "MAIL_TLS must not be none with a password: anybody between here and the server could read it";
    }
}
