using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Webhooks;

/// <summary>
/// A worker of the test's own. Its clock is a month ahead, and so is what the test gives it to send: the Api's own worker never finds that.
/// </summary>
internal sealed class Courier(ApiFixture api)
{
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow().AddDays(30));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WebhookLog Log => new(api.Services.GetRequiredService<IServiceScopeFactory>(), Time);

    public WebhookSender NewSender(GuardedClient? client = null) => new(
        api.Services.GetRequiredService<IServiceScopeFactory>(),
        client ?? api.Services.GetRequiredService<GuardedClient>(),
        api.Services.GetRequiredService<WebhookSecrets>(),
        api.Services.GetRequiredService<WebhookRules>(),
        Log,
        Time,
        api.Services.GetRequiredService<AlchemorselMetrics>(),
        NullLogger<WebhookSender>.Instance);

    /// <summary>Something happens in the household.</summary>
    public Task TellAsync(Guid household, string kind = WebhookEvents.RecipeCreated) => api.WithDbAsync(async db =>
    {
        await db.TellAsync(household, kind, new WebhookSubject(Guid.CreateVersion7(), "Soup"), Time.GetUtcNow(), Cancellation);
        return true;
    });

    /// <summary>Sends all that is due.</summary>
    public async Task SendAsync(GuardedClient? client = null)
    {
        var sender = NewSender(client);
        while (await sender.DeliverNextAsync(Cancellation))
        {
            // As long as there is something.
        }
    }

    /// <summary>Lets time go by, and sends what is due then.</summary>
    public async Task SendAfterAsync(TimeSpan time)
    {
        Time.Advance(time);
        await SendAsync();
    }

    public Task<List<WebhookDelivery>> RowsAsync(Guid webhook) => api.WithDbAsync(db => db.Set<WebhookDelivery>().IgnoreQueryFilters().AsNoTracking()
        .Where(row => row.WebhookId == webhook).OrderBy(row => row.Id).ToListAsync(Cancellation));
}
