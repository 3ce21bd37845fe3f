using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Social;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Recipes.Revisions;
using Alchemorsel.Tests.Api.Webhooks;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>A kitchen that can be made to hold so many of everything that a list shows.</summary>
internal sealed class ListKitchen
{
    private readonly ApiFixture api;
    private readonly Guid household;

    /// <summary>In the names of people and households, which an installation lists for all.</summary>
    public string Mark => household.ToString()[^8..];

    public Guid Household => household;

    private readonly Guid me;
    private readonly List<Guid> recipes = [];
    private IReadOnlyList<string> units = [];
    private int holds;

    private ListKitchen(ApiFixture api, HttpClient cook, UserInfo me) => (this.api, Cook, this.me, household) = (api, cook, me.Id, me.HouseholdId);

    public HttpClient Cook { get; }

    /// <summary>A recipe that uses all the others, was saved as often, and was cooked as often.</summary>
    public Guid Feast { get; private set; }

    /// <summary>A collection of all recipes.</summary>
    public Guid Collection { get; private set; }

    /// <summary>The newest import, of so many entries.</summary>
    public Guid Import { get; private set; }

    /// <summary>The token of a link to that collection.</summary>
    public string Shared { get; private set; } = "";

    /// <summary>The cook's own profile, with as many public recipes.</summary>
    public string Handle => $"cook-{Mark}";

    /// <summary>A webhook that was told as often.</summary>
    public Guid Webhook { get; private set; }

    /// <summary>A comment on the feast that was answered as often.</summary>
    public Guid Comment { get; private set; }

    /// <summary>The same where the feast is public.</summary>
    public Guid PublicComment { get; private set; }

    public Guid First => recipes[0];

    /// <summary>When the feast was cooked last.</summary>
    public Guid Cooked { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ListKitchen> OpenAsync(ApiFixture api)
    {
        var cook = await api.NewAdminAsync();
        var me = await cook.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, Cancellation);
        var kitchen = new ListKitchen(api, cook, me!);
        kitchen.units = [.. (await cook.GetFromJsonAsync<UnitList>("/api/v1/units", Json.Options, Cancellation))!.Units.Select(unit => unit.Code)];
        kitchen.Feast = (await cook.CreateAsync("Feast")).Id;
        kitchen.Comment = await kitchen.PostAsync($"/api/v1/recipes/{kitchen.Feast}/comments", new { text = "Who is coming?" });
        kitchen.Collection = await kitchen.PostAsync("/api/v1/collections", new { name = "All of it" });
        kitchen.Webhook = (await cook.HookAsync(WebhookClient.Input(WebhookClient.Nowhere, WebhookEvents.MemberLeft))).Webhook.Id;
        await kitchen.PutAsync("/api/v1/users/me/profile", new { handle = kitchen.Handle, displayName = "Cook" });
        await kitchen.PutAsync($"/api/v1/recipes/{kitchen.Feast}/publication", null);
        kitchen.PublicComment = await kitchen.PostAsync($"/api/v1/discover/recipes/{kitchen.Feast}/comments", new { text = "Who would come?" });
        kitchen.Shared = (await cook.ShareAsync(collection: kitchen.Collection)).Token;
        return kitchen;
    }

    /// <summary>Adds until there are so many of each.</summary>
    public async Task GrowAsync(int size)
    {
        for (; holds < size; holds++)
            await AddAsync(holds);
        await AddImportAsync(size);
    }

    private async Task AddAsync(int number)
    {
        var recipe = (await Cook.CreateAsync(Recipe(number))).Id;
        recipes.Add(recipe);
        await PutAsync($"/api/v1/collections/{Collection}/recipes/{recipe}", null);
        await PutAsync($"/api/v1/collections/{await PostAsync("/api/v1/collections", new { name = $"Collection {number}" })}/recipes/{recipe}", null);
        await PostAsync("/api/v1/saved-searches", new { name = $"Search {number}", query = new { q = $"dish {number}" } });
        await PostAsync("/api/v1/meal-plans/entries", new { day = new DateOnly(2026, 1, 1).AddDays(number), slot = "dinner", recipeId = recipe });
        await PostAsync($"/api/v1/recipes/{recipe}/cooked", new { note = $"Time {number}" });
        Cooked = await PostAsync($"/api/v1/recipes/{Feast}/cooked", new { note = $"Time {number}" });
        await PostAsync($"/api/v1/recipes/{Feast}/comments", new { text = $"Comment {number}" });
        await PostAsync($"/api/v1/recipes/{Feast}/comments", new { text = $"Answer {number}", replyTo = Comment });
        await PostAsync($"/api/v1/discover/recipes/{Feast}/comments", new { text = $"Comment {number}" });
        await PostAsync($"/api/v1/discover/recipes/{Feast}/comments", new { text = $"Answer {number}", replyTo = PublicComment });
        await PutAsync($"/api/v1/recipes/{recipe}/favourite", null);
        await PutAsync($"/api/v1/recipes/{recipe}/publication", null);
        var other = (await Cook.CreateAsync($"Side {Letters(number)}")).Id;
        await PutAsync($"/api/v1/recipes/{recipe}/rating", new { stars = 4 });
        await PostAsync("/api/v1/foods", new { name = $"splarg {Letters(number)}" });
        await PostAsync("/api/v1/units", new { names = new[] { $"zorb{Letters(number)}" }, quantity = "300", unit = "ml" });
        await PutAsync($"/api/v1/units/{units[number]}/names", new { name = $"zumb{Letters(number)}", plural = $"zumb{Letters(number)}", words = Array.Empty<string>() });
        await PutAsync("/api/v1/ingredients/corrections", new { line = $"a glug of {Letters(number)}", language = "en", food = "olive oil" });
        await PutAsync($"/api/v1/recipe-drafts/{recipe}", new { fields = new Dictionary<string, string> { ["Form.Title"] = "Changed" } });
        await Cook.ChangeAsync(Feast, FeastOf(recipes));
        await PostAsync("/api/v1/households", new { name = $"Household {number} of {Mark}" });
        await Cook.InviteAsync();
        await Cook.ShareAsync(recipe: recipe);
        await WithDbAsync(db =>
        {
            var user = new User { DisplayName = $"Cook {number} of {Mark}", UserName = $"{Guid.CreateVersion7():n}@cooks.test" };
            db.Add(user);
            var now = TimeProvider.System.GetUtcNow();
            AddWords(db, number, user.Id, now);
            db.Add(new SignIn { UserId = me, Device = $"Device {number}", CreatedAt = now, LastUsedAt = now });
            db.Add(new PersonalAccessToken
            {
                HouseholdId = household,
                UserId = me,
                Name = $"Token {number}",
                Scopes = [TokenScope.Read],
                Hash = Guid.CreateVersion7().ToByteArray(),
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            });
            db.Add(new WebhookDelivery
            {
                HouseholdId = household,
                WebhookId = Webhook,
                Event = WebhookEvents.Ping,
                Payload = "{}",
                CreatedAt = now,
                NotBefore = now,
                State = WebhookDeliveryState.Delivered,
            });
            db.Add(new AuditEntry { Kind = AuditKind.Exported, At = now, UserId = me });
            db.Add(ProfileOf(user, "friend", number));
            db.Add(new Follow { FollowerId = me, FollowedId = user.Id, Since = now });
            db.Add(new Follow { FollowerId = user.Id, FollowedId = me, Since = now });
            db.Add(new Publication { HouseholdId = household, UserId = user.Id, RecipeId = other, Since = now });
            var blocked = new User { DisplayName = $"Pest {number}", UserName = $"{Guid.CreateVersion7():n}@cooks.test" };
            db.Add(blocked);
            db.Add(ProfileOf(blocked, "pest", number));
            db.Add(new Block { UserId = me, BlockedId = blocked.Id, Handle = $"pest-{number}-{Mark}", Since = now });
            db.Add(new Membership { HouseholdId = household, UserId = user.Id, Role = HouseholdRole.Member, Since = DateTimeOffset.UnixEpoch });
        });
    }

    private Profile ProfileOf(User user, string name, int number) => new()
    {
        UserId = user.Id,
        Handle = $"{name}-{number}-{Mark}",
        DisplayName = user.DisplayName,
        Since = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>What another cook says of the feast, reports of it, and what comes of that.</summary>
    private void AddWords(AlchemorselDbContext db, int number, Guid user, DateTimeOffset now)
    {
        db.Add(new RecipeRating { HouseholdId = household, RecipeId = Feast, UserId = user, Stars = 4, RatedAt = now, Review = $"Review {number}", ReviewedAt = now });
        db.Add(new ContentReport
        {
            HouseholdId = household,
            Kind = ReportKind.Comment,
            RecipeId = Feast,
            CommentId = Comment,
            SubjectKey = ContentReport.KeyOf(ReportKind.Comment, Feast, Comment, null),
            ReporterId = user,
            Reason = ReportReason.Spam,
            CreatedAt = now,
        });
        db.Add(new Notification { UserId = me, Kind = NotificationKind.ReplyToComment, ById = user, RecipeId = Feast, CommentId = Comment, CreatedAt = now });
    }

    private Task AddImportAsync(int size) => WithDbAsync(db =>
    {
        foreach (var _ in recipes)
        {
            var job = new ImportJobRow
            {
                HouseholdId = household,
                Kind = ImportKind.Urls,
                Duplicates = DuplicatePolicy.Ask,
                Name = "https://recipes.test/",
                State = ImportJobState.Finished,
                IsComplete = true,
                Done = size,
            };
            db.Add(job);
            Import = job.Id;
        }

        db.AddRange(recipes.Select((recipe, position) => new ImportItemRow
        {
            JobId = Import,
            Position = position,
            HouseholdId = household,
            Source = "https://recipes.test/",
            State = ImportItemState.Duplicate,
            RecipeId = recipe,
            ExistingId = recipe,
        }));
    });

    private static RecipeInput Recipe(int number) => new()
    {
        Title = $"Dish {Letters(number)}",
        Servings = 4,
        Tags = ["weeknight", $"tag {number}"],
        Cuisine = number % 2 == 0 ? "Everyday" : $"Cuisine {number}",
        Category = number % 2 == 0 ? "Main" : $"Category {number}",
        Equipment = ["pan", $"tool {number}"],
        Ingredients = [new IngredientSectionInput(null, ["1 onion", $"{number + 1} carrots", $"100 g glorp {Letters(number)}"])],
        Steps = [new StepSectionInput(null, ["Simmer for 20 minutes."])],
    };

    private static RecipeInput FeastOf(List<Guid> parts) => new()
    {
        Title = "Feast",
        Tags = [.. parts.Select((_, number) => $"tag {number}")],
        Equipment = [.. parts.Select((_, number) => $"tool {number}")],
        Ingredients = [new IngredientSectionInput(null, [.. parts.Select((_, number) => Line(number))])],
        Steps = [new StepSectionInput(null, [.. parts.Select((_, number) => $"Serve dish {number}.")])],
        Links = [.. parts.Select((part, number) => new IngredientLinkInput(Line(number), part))],
    };

    private static string Line(int number) => $"2 servings of dish {Letters(number)}";

    // A number in a name would be read as an amount.
    private static string Letters(int number) => string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + number / 10)}{(char)('k' + number % 10)}o");

    /// <summary>The id of what was made, where it has one.</summary>
    private async Task<Guid> PostAsync(string path, object body)
    {
        using var answer = await Cook.PostAsJsonAsync(path, body, Json.Options, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"POST {path}: {text}");
        using var made = JsonDocument.Parse(text);
        return made.RootElement.TryGetProperty("id", out var id) && id.TryGetGuid(out var value) ? value : Guid.Empty;
    }

    private async Task PutAsync(string path, object? body)
    {
        using var answer = await Cook.PutAsJsonAsync(path, body, Json.Options, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"PUT {path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }

    private async Task WithDbAsync(Action<AlchemorselDbContext> add)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        add(db);
        await db.SaveChangesAsync(Cancellation);
    }
}
