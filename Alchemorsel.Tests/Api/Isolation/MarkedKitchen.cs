using System.Text.Json.Nodes;
using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Accounts.Passkeys;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.MealPlans;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Api.Webhooks;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Isolation;

/// <summary>A household that has one of everything, with a mark in every text: whoever sees the mark sees this household.</summary>
internal sealed class MarkedKitchen
{
    private readonly Dictionary<(string Collection, string Name), string> ids = [];

    private MarkedKitchen(HttpClient owner, Guid household, string mark) => (Owner, Household, Mark) = (owner, household, mark);

    public HttpClient Owner { get; }

    public Guid Household { get; }

    /// <summary>A word of letters that nobody else has.</summary>
    public string Mark { get; }

    /// <summary>The ids of what it has, whatever they are of.</summary>
    public IReadOnlyCollection<string> Ids => [.. ids.Values];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<MarkedKitchen> OpenAsync(ApiFixture api, string mark)
    {
        var owner = await api.NewCookAsync();
        var me = await owner.SendAsync<UserInfo>(HttpMethod.Get, "/users/me", null);
        var kitchen = new MarkedKitchen(owner, me.HouseholdId, mark);
        kitchen.ids[("households", "id")] = $"{me.HouseholdId}";
        kitchen.ids[("households", "userId")] = $"{me.Id}";
        await kitchen.FillAsync();
        await kitchen.LinkAsync(api, me.Id);
        await kitchen.TalkAsync(api);
        return kitchen;
    }

    /// <summary>The path with what this kitchen has in it.</summary>
    public string Path(string template) => Path(template, (collection, name) => ids.GetValueOrDefault((collection, name)));

    /// <summary>The path with ids that nothing has.</summary>
    public static string NobodysPath(string template) => Path(
        template,
        (collection, name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || name == "key" || (collection, name) == ("foods", "code") ? $"{Guid.CreateVersion7()}" : null);

    private static string Path(string template, Func<string, string, string?> known)
    {
        var parts = template.Split('/');
        var collection = parts[1] == "media" ? "media" : parts[3] == "imports" ? "jobs" : parts[3] == "ingredients" ? "corrections"
            : parts.Contains("invitations") ? "invitations" : parts.Contains("passkeys") ? "passkeys" : parts.Contains("openid") ? "openid" : parts.Contains("tokens") ? "tokens" : parts[3];
        return string.Join('/', parts.Select(part => string.Join('.', part.Split('.').Select(piece =>
            piece is ['{', .. var name, '}'] ? known(collection, name) ?? Plain(collection, name) : piece))));
    }

    // What is counted or chosen from a few, and names nothing of a household.
    private static string Plain(string collection, string name) => name switch
    {
        "section" or "line" => "0",
        "number" or "from" => "1",
        "to" => "2",
        "position" => "0",
        "format" => collection is "media" or "discover" ? "webp" : "json",
        "code" => "cup",
        "width" => "320",
        "provider" => "google",
        // A profile is there for others to see: this is nobody's.
        "handle" => "nobody-at-all",
        // Whoever has a link may see what it is for: this is nobody's.
        "token" => new string('x', 43),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A path has a parameter that the kitchen knows nothing of."),
    };

    // The foods, units and corrections first: what recipes are read with may change recipes that are there.
    private async Task FillAsync()
    {
        ids[("admin", "id")] = $"{(await Owner.SendAsync<UserInfo>(HttpMethod.Get, "/users/me", null)).Id}";
        ids[("users", "id")] = $"{(await Owner.SendAsync<SignInList>(HttpMethod.Get, "/users/me/sign-ins", null)).SignIns[0].Id}";
        ids[("tokens", "id")] = $"{(await Owner.MakeTokenAsync($"{Mark} display", TokenScope.Write)).Token.Id}";
        using (var device = new SoftwareAuthenticator())
        {
            var begun = await Owner.SendAsync<NewPasskeyOptions>(HttpMethod.Post, "/users/me/passkeys/options", new PasswordConfirmation { Password = TestAccount.FirstPassword });
            ids[("passkeys", "id")] = $"{(await Owner.SendAsync<PasskeyInfo>(HttpMethod.Post, "/users/me/passkeys", device.Make(begun.Options, Mark))).Id}";
        }

        var food = await Owner.SendAsync<FoodChange>(HttpMethod.Post, "/foods", new FoodInput { Name = $"{Mark} jam", Aisle = "baking" });
        ids[("foods", "code")] = food.Code;
        var unit = await Owner.SendAsync<JsonNode>(HttpMethod.Post, "/units", new OwnUnitInput { Names = [$"{Mark}ful"], Quantity = "5", Unit = "dl" });
        ids[("units", "id")] = (string)unit["id"]!;
        await Owner.DoAsync(HttpMethod.Put, "/units/tbsp/names", new UnitNamesInput { Name = $"{Mark}spoon" });
        await Owner.DoAsync(HttpMethod.Put, "/ingredients/corrections", new CorrectionInput { Line = $"2 {Mark}s of jam", Quantity = "2", Unit = "g", Food = "jam" });
        var corrections = await Owner.SendAsync<JsonNode>(HttpMethod.Get, "/ingredients/corrections", null);
        ids[("corrections", "id")] = (string)corrections["items"]![0]!["id"]!;

        var recipe = await Owner.CreateAsync(new RecipeInput
        {
            Title = $"{Mark} soup",
            Description = $"All about {Mark}.",
            Notes = $"{Mark} says: more salt.",
            Cuisine = $"{Mark}ian",
            Category = $"{Mark} dishes",
            Tags = [Mark],
            Ingredients = [new IngredientSectionInput(Mark, [$"1 {Mark}", "2 carrots"])],
            Steps = [new StepSectionInput(Mark, [$"Cook the {Mark}."])],
        });
        recipe = await Owner.EditAsync(recipe, new RecipeInput { Title = $"{Mark} soup again", Tags = [Mark], Ingredients = [new(Mark, [$"1 {Mark}"])] });
        ids[("recipes", "id")] = ids[("collections", "recipeId")] = $"{recipe.Id}";
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", $"{Mark}.jpg" }, { new StringContent(Mark), "alt" } })
        using (var answer = await Owner.PostAsync($"{RecipeClient.Root}/{recipe.Id}/images", form, Cancellation))
            answer.EnsureSuccessStatusCode();
        ids[("recipes", "imageId")] = ids[("media", "imageId")] = $"{(await Owner.ReadRecipeAsync(recipe.Id)).Images[0].Id}";

        var entry = await Owner.CookedAsync(recipe.Id, new CookedInput { Note = $"{Mark} was good." });
        await Owner.PhotoAsync(recipe.Id, entry.Id);
        ids[("recipes", "entryId")] = $"{entry.Id}";
        var cooked = await Owner.SendAsync<JsonNode>(HttpMethod.Get, $"/recipes/{recipe.Id}/cooked/{entry.Id}", null);
        ids[("recipes", "photoId")] = (string)cooked["photos"]![0]!["id"]!;

        ids[("collections", "id")] = $"{(await Owner.CollectAsync($"{Mark} lunches", Mark, recipe.Id)).Id}";
        ids[("saved-searches", "id")] = $"{(await Owner.KeepAsync($"{Mark} soups", new RecipeCriteria { Q = Mark })).Id}";
        ids[("meal-plans", "id")] = $"{(await Owner.PlanAsync(PlanClient.Of($"{Mark} for all"))).Id}";
        await Owner.PlanAsync(PlanClient.Of(recipe.Id));
        ids[("recipe-drafts", "key")] = $"new-{Guid.CreateVersion7():n}";
        await Owner.DoAsync(HttpMethod.Put, $"/recipe-drafts/{ids[("recipe-drafts", "key")]}", new JsonObject { ["fields"] = new JsonObject { ["Form.Title"] = Mark } });
        var job = await Owner.EndAsync(Owner.ImportFileAsync(ImportJobClient.ZipOf($"{Mark} cake", null), $"{Mark}.zip"));
        Assert.Equal(ImportJobState.Finished, job.State);
        ids[("jobs", "id")] = $"{job.Id}";
        ids[("invitations", "id")] = $"{(await Owner.InviteAsync()).Invitation.Id}";
        ids[("share-links", "id")] = $"{(await Owner.ShareAsync(recipe: recipe.Id)).Link.Id}";
        await AddWebhookAsync();
        (ids[("share", "id")], ids[("share", "imageId")]) = (ids[("recipes", "id")], ids[("recipes", "imageId")]);
        // Not public: to others it is as if it weren't there.
        (ids[("discover", "id")], ids[("discover", "imageId")]) = (ids[("recipes", "id")], ids[("recipes", "imageId")]);
    }

    // As if a provider had vouched for it: there is none here.
    private async Task LinkAsync(ApiFixture api, Guid user)
    {
        var link = new OpenIdLink
        {
            UserId = user,
            Issuer = "https://id.example",
            Subject = $"{user}",
            Provider = "google",
            Email = $"{Mark}@id.example",
            LinkedAt = DateTimeOffset.UnixEpoch,
        };
        await api.WithDbAsync(db =>
        {
            db.Add(link);
            return db.SaveChangesAsync(Cancellation);
        });
        ids[("openid", "id")] = $"{link.Id}";
    }

    /// <summary>A comment with an answer, of which the owner is told, and a review. Nothing is reported, so no moderator has any business here.</summary>
    private async Task TalkAsync(ApiFixture api)
    {
        var recipe = Guid.Parse(ids[("recipes", "id")]);
        var comment = await Owner.CommentAsync(recipe, $"{Mark} again?");
        using var second = await api.NewMemberAsync(Owner, $"{Mark} cook");
        await second.CommentAsync(recipe, $"{Mark} for ever.", comment.Id);
        await Owner.DoAsync(HttpMethod.Put, $"/recipes/{recipe}/rating", new RatingInput { Stars = 4, Review = $"{Mark} was fine." });
        // In its kitchen, and not in public, where the same address is nothing's.
        ids[("recipes", "commentId")] = ids[("discover", "commentId")] = $"{comment.Id}";
        ids[("notifications", "id")] = $"{Assert.Single((await Owner.ToldAsync()).Items).Id}";
        ids[("moderation", "id")] = $"{comment.Id}";
    }

    private async Task AddWebhookAsync()
    {
        var input = new WebhookInput { Name = $"{Mark} display", Url = $"https://hooks.example.org/{Mark}", Events = [WebhookEvents.MemberLeft] };
        var webhook = (await Owner.HookAsync(input)).Webhook.Id;
        var delivery = await Owner.SendAsync<WebhookDeliveryInfo>(HttpMethod.Post, $"/webhooks/{webhook}/test", null);
        (ids[("webhooks", "id")], ids[("webhooks", "deliveryId")]) = ($"{webhook}", $"{delivery.Id}");
        // Off, so that no worker changes anything of it while others look.
        await Owner.ChangeHookAsync(webhook, input with { IsOn = false });
    }
}
