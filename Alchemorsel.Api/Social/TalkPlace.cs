using System.Reflection;
using Alchemorsel.Api.Publishing;

namespace Alchemorsel.Api.Social;

/// <summary>
/// Where a recipe is talked about: in its kitchen, by the people of the household, or in public, by everybody with an account who sees it there. The two
/// never show each other's words. A handler takes it as a parameter; it stands at the group of its route.
/// </summary>
internal sealed record TalkPlace(bool IsPublic)
{
    public static readonly TalkPlace Kitchen = new(false);
    public static readonly TalkPlace Public = new(true);

    /// <summary>The path of what is said about a recipe here.</summary>
    public string PathOf(Guid recipe) => $"{(IsPublic ? PublicRecipes.Root : "/api/v1")}/recipes/{recipe}/comments";

    /// <summary>The place of the route, for minimal APIs.</summary>
    public static ValueTask<TalkPlace?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<TalkPlace?>(
        context.GetEndpoint()?.Metadata.GetMetadata<TalkPlace>() ?? throw new InvalidOperationException($"The route of {parameter.Member.Name} says no place."));
}
