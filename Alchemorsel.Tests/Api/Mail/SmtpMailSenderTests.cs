using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Alchemorsel.Api.Mail;
using Alchemorsel.Tests.AppHost;
using Alchemorsel.Tests.Infrastructure.Servers;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Alchemorsel.Tests.Api.Mail;

/// <summary>Against a real mail server, which keeps what it gets.</summary>
public sealed class SmtpMailSenderTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("alchemorsel-smtp-").FullName;

    private static readonly Letter Greeting = Letter.Write(
        "ada@cooks.test", "Grüße aus der Küche", ["A link for you, née Ångström."], ("Open", new Uri("https://kitchen.test/a?token=1")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(NodeServer.WhyNot is not null, NodeServer.WhyNot ?? "");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var server = await StartAsync();

        await Sender(server, mail => (mail.Username, mail.Password) = ("kitchen", "salt and pepper")).SendAsync(Greeting, Cancellation);

        using var kept = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "1.json"), Cancellation));
        Assert.Equal("kitchen@home.test", kept.RootElement.GetProperty("from").GetString());
        Assert.Equal("ada@cooks.test", Assert.Single(kept.RootElement.GetProperty("to").EnumerateArray()).GetString());
        Assert.Equal("kitchen", kept.RootElement.GetProperty("user").GetString());
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(kept.RootElement.GetProperty("message").GetString()!));
        var message = await MimeMessage.LoadAsync(text, Cancellation);
        Assert.Equal("Grüße aus der Küche", message.Subject);
        Assert.Equal("Our kitchen", message.From.Mailboxes.Single().Name);
        Assert.Equal(Greeting.Text, message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(Greeting.Html, message.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
    }

    [Theory]
    [InlineData("nobody@cooks.test", true)]
    [InlineData("busy@cooks.test", false)]
    [InlineData("no address at all", true)]
    public async Task An_address_that_is_none_is_given_up_and_one_that_is_busy_is_not(string to, bool isFinal)
    {
        await using var server = await StartAsync();

        var refusal = await Assert.ThrowsAsync<MailException>(() => Sender(server).SendAsync(Greeting with { To = to }, Cancellation));

        Assert.Equal(isFinal, refusal.IsFinal);
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task A_wrong_password_is_a_fault_to_be_mended_and_says_nothing_of_itself()
    {
        await using var server = await StartAsync();

        var refusal = await Assert.ThrowsAsync<MailException>(() =>
            Sender(server, mail => (mail.Username, mail.Password) = ("kitchen", "sugar and spice")).SendAsync(Greeting, Cancellation));

        Assert.False(refusal.IsFinal);
        Assert.DoesNotContain("sugar", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_gets_nothing()
    {
        await using var server = await StartAsync("tls");

        await Assert.ThrowsAsync<MailException>(() => Sender(server, mail => mail.Tls = MailTls.StartTls).SendAsync(Greeting, Cancellation));

        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task A_server_that_can_not_encrypt_gets_nothing_where_that_is_asked_for()
    {
        await using var server = await StartAsync();

        await Assert.ThrowsAsync<MailException>(() => Sender(server, mail => mail.Tls = MailTls.StartTls).SendAsync(Greeting, Cancellation));

        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    /// <summary>The letter has its limit and each wait of the client its own, which may end first: with a clock that stands still it is the only one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_says_nothing_is_given_up(bool clockRuns)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var time = clockRuns ? TimeProvider.System : new FakeTimeProvider();
        var sender = Sender((IPEndPoint)silent.LocalEndpoint, mail => mail.Timeout = TimeSpan.FromSeconds(1), time);

        var failure = await Assert.ThrowsAsync<MailException>(() => sender.SendAsync(Greeting, Cancellation));

        Assert.False(failure.IsFinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_fault_to_be_mended()
    {
        var failure = await Assert.ThrowsAsync<MailException>(() => Sender(new IPEndPoint(IPAddress.Loopback, 9)).SendAsync(Greeting, Cancellation));

        Assert.False(failure.IsFinal);
    }

    private Task<NodeServer> StartAsync(params string[] arguments) => NodeServer.StartAsync(
        Path.Combine(Repository.Root, "Alchemorsel.Tests", "Infrastructure", "Servers", "mail.js"), "listening on ", [folder, .. arguments]);

    private static SmtpMailSender Sender(NodeServer server, Action<MailOptions>? change = null) =>
        Sender(new IPEndPoint(IPAddress.Loopback, server.Address.Port), change);

    private static SmtpMailSender Sender(IPEndPoint place, Action<MailOptions>? change = null, TimeProvider? time = null)
    {
        var options = new MailOptions
        {
            Host = place.Address.ToString(),
            Port = place.Port,
            Tls = MailTls.None,
            From = "Our kitchen <kitchen@home.test>",
        };
        change?.Invoke(options);
        return new SmtpMailSender(Options.Create(options), time ?? TimeProvider.System);
    }
}
