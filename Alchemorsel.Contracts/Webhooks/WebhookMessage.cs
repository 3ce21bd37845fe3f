using System.Text.Json;

namespace Alchemorsel.Contracts.Webhooks;

/// <summary>The body of a delivery.</summary>
/// <param name="Type">What happened: one of <see cref="WebhookEvents.All"/>, or <see cref="WebhookEvents.Ping"/>.</param>
/// <param name="Version">The version of this form; grows when something in it changes its meaning or goes.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What it happened to.</param>
public sealed record WebhookMessage(string Type, int Version, DateTimeOffset Timestamp, WebhookSubject Data)
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>As it is sent.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>What an event is about; small, since a receiver that wants to know more asks for it.</summary>
/// <param name="Id">Of the recipe, collection, import, account or webhook.</param>
/// <param name="Title">Of the recipe, collection or import; left out for people.</param>
/// <param name="Path">Its page, below the public address of the installation; left out where there is none any more.</param>
/// <param name="By">The account that did it; left out when nobody did, or nobody knows.</param>
public sealed record WebhookSubject(Guid Id, string? Title = null, string? Path = null, Guid? By = null);

/// <summary>What webhooks tell of.</summary>
public static class WebhookEvents
{
    public const string RecipeCreated = "recipe.created";
    public const string RecipeChanged = "recipe.changed";
    public const string RecipeArchived = "recipe.archived";
    public const string RecipeDeleted = "recipe.deleted";
    public const string CollectionChanged = "collection.changed";
    public const string ImportFinished = "import.finished";
    public const string MemberJoined = "member.joined";
    public const string MemberLeft = "member.left";

    /// <summary>Sent by hand alone.</summary>
    public const string Ping = "ping";

    /// <summary>Those that a webhook can be for.</summary>
    public static IReadOnlyList<string> All { get; } =
        [RecipeCreated, RecipeChanged, RecipeArchived, RecipeDeleted, CollectionChanged, ImportFinished, MemberJoined, MemberLeft];
}
