using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Mail;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Mail;

/// <summary>The outbox is real; its letters are due in a month, so that only the test's own delivery, whose clock is there already, finds them.</summary>
[Collection(ApiGroup.Name)]
public sealed class MailDeliveryTests(ApiFixture api)
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow().AddDays(30));
    private readonly string address = $"{Guid.CreateVersion7():n}@cooks.test";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_is_not_sent_again()
    {
        var sender = new Sender();
        await AddAsync();

        await DeliverAllAsync(sender);
        time.Advance(TimeSpan.FromDays(1));
        await DeliverAllAsync(sender);

        Assert.Equal(1, sender.CountOf(address));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_letter_that_could_not_be_sent_is_tried_again_after_a_while_and_not_before()
    {
        var sender = new Sender { Fails = _ => new MailException("Not now.", inner: null, isFinal: false) };
        await AddAsync();

        await DeliverAllAsync(sender);
        await DeliverAllAsync(sender);
        Assert.Equal(1, sender.CountOf(address));
        time.Advance(TimeSpan.FromMinutes(2));
        sender.Fails = null;
        await DeliverAllAsync(sender);

        Assert.Equal(2, sender.CountOf(address));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Tries_have_an_end()
    {
        var sender = new Sender { Fails = letter => letter.To == address ? new MailException("Never.", inner: null, isFinal: false) : null };
        await AddAsync();

        for (var day = 0; day < 30; day++)
        {
            await DeliverAllAsync(sender);
            time.Advance(TimeSpan.FromHours(5));
        }

        Assert.Equal(MailDelivery.AttemptsMax, sender.CountOf(address));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task An_address_that_is_none_is_tried_once()
    {
        var sender = new Sender { Fails = letter => letter.To == address ? new MailException("Nobody.", inner: null, isFinal: true) : null };
        await AddAsync();

        await DeliverAllAsync(sender);
        time.Advance(TimeSpan.FromDays(1));
        await DeliverAllAsync(sender);

        Assert.Equal(1, sender.CountOf(address));
    }

    [Fact]
    public async Task A_worker_that_dies_at_it_leaves_the_letter_to_another()
    {
        var dying = new Sender { Fails = letter => letter.To == address ? new OperationCanceledException() : null };
        await AddAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => DeliverAllAsync(dying));
        var other = new Sender();

        await DeliverAllAsync(other);
        Assert.Equal(0, other.CountOf(address));
        time.Advance(TimeSpan.FromMinutes(2));
        await DeliverAllAsync(other);

        Assert.Equal(1, other.CountOf(address));
    }

    [Fact]
    public async Task Workers_that_look_at_once_send_it_once()
    {
        var sender = new Sender();
        await AddAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DeliverAllAsync(sender)));

        Assert.Equal(1, sender.CountOf(address));
    }

    private async Task DeliverAllAsync(Sender sender)
    {
        var delivery = new MailDelivery(
            api.Services.GetRequiredService<IServiceScopeFactory>(), sender, time, api.Services.GetRequiredService<AlchemorselMetrics>(),
            NullLogger<MailDelivery>.Instance);
        while (await delivery.DeliverNextAsync(Cancellation))
        {
            // As long as there is something.
        }
    }

    private Task AddAsync() => WithDbAsync(async db =>
    {
        db.Add(new OutgoingMail
        {
            Kind = AccountLetters.PasswordChanged,
            Address = address,
            CreatedAt = time.GetUtcNow(),
            NotBefore = time.GetUtcNow().AddMinutes(-1),
        });
        await db.SaveChangesAsync(Cancellation);
        return true;
    });

    private Task<OutgoingMail?> FindAsync() =>
        WithDbAsync(db => db.Set<OutgoingMail>().AsNoTracking().FirstOrDefaultAsync(mail => mail.Address == address, Cancellation));

    private async Task<T> WithDbAsync<T>(Func<AlchemorselDbContext, Task<T>> use)
    {
        await using var scope = api.NewScope();
        return await use(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>());
    }

    private sealed class Sender : IMailSender
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Letter> tried = new();

        public Func<Letter, Exception?>? Fails { get; set; }

        public int CountOf(string address) => tried.Count(letter => letter.To == address);

        public Task SendAsync(Letter letter, CancellationToken cancellationToken)
        {
            tried.Enqueue(letter);
            return Fails?.Invoke(letter) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
        }
    }
}
