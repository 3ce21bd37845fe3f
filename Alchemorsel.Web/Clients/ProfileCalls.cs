using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Public profiles and recipes, and whom one follows or blocks.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<OwnProfile>> MyProfileAsync(CancellationToken cancellation) => SendAsync<OwnProfile>(HttpMethod.Get, "users/me/profile", null, cancellation);

    public Task<ApiResult<OwnProfile>> SaveProfileAsync(ProfileInput input, CancellationToken cancellation) =>
        SendAsync<OwnProfile>(HttpMethod.Put, "users/me/profile", input, cancellation);

    public Task<ApiResult<object>> CloseProfileAsync(CancellationToken cancellation) => SendAsync<object>(HttpMethod.Delete, "users/me/profile", null, cancellation);

    public Task<ApiResult<ProfileInfo>> ProfileAsync(string handle, CancellationToken cancellation) =>
        SendAsync<ProfileInfo>(HttpMethod.Get, $"profiles/{Segment(handle)}", null, cancellation);

    public Task<ApiResult<object>> FollowAsync(string handle, bool follow, CancellationToken cancellation) =>
        SendAsync<object>(follow ? HttpMethod.Put : HttpMethod.Delete, $"profiles/{Segment(handle)}/follow", null, cancellation);

    public Task<ApiResult<object>> BlockAsync(string handle, bool block, CancellationToken cancellation) =>
        SendAsync<object>(block ? HttpMethod.Put : HttpMethod.Delete, $"profiles/{Segment(handle)}/block", null, cancellation);

    /// <summary>Whom one follows, or who follows one.</summary>
    public Task<ApiResult<Page<FollowEntry>>> FollowsAsync(bool followers, string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<FollowEntry>>(HttpMethod.Get, Paged(followers ? "users/me/followers" : "users/me/following", ("cursor", cursor)), null, cancellation);

    public Task<ApiResult<Page<BlockEntry>>> BlocksAsync(string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<BlockEntry>>(HttpMethod.Get, Paged("users/me/blocks", ("cursor", cursor)), null, cancellation);

    public Task<ApiResult<PublicationInfo>> PublicationAsync(Guid recipe, CancellationToken cancellation) =>
        SendAsync<PublicationInfo>(HttpMethod.Get, $"recipes/{recipe}/publication", null, cancellation);

    public Task<ApiResult<object>> PublishAsync(Guid recipe, bool publish, CancellationToken cancellation) =>
        SendAsync<object>(publish ? HttpMethod.Put : HttpMethod.Delete, $"recipes/{recipe}/publication", null, cancellation);

    public Task<ApiResult<Page<PublicRecipe>>> DiscoverAsync(
        string? profile, bool followed, string? q, bool ignoreAllergies, string? cursor, CancellationToken cancellation) => SendAsync<Page<PublicRecipe>>(
        HttpMethod.Get,
        Paged("discover", ("profile", profile), ("followed", followed ? "true" : null), ("q", q), ("ignoreAllergies", ignoreAllergies ? "true" : null), ("cursor", cursor)),
        null,
        cancellation);

    public Task<ApiResult<PublicRecipeDetails>> PublicRecipeAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<PublicRecipeDetails>(HttpMethod.Get, $"discover/recipes/{id}", null, cancellation);

    public Task<ApiResult<RecipeDetails>> CopyPublicAsync(Guid id, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<RecipeDetails>(HttpMethod.Post, $"discover/recipes/{id}/copy", null, cancellation, Once(idempotencyKey));

    public Task<ApiResult<Page<ActivityEntry>>> ActivityAsync(string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<ActivityEntry>>(HttpMethod.Get, Paged("activity", ("cursor", cursor)), null, cancellation);

    private static string Paged(string path, params (string Name, string? Value)[] parameters) => QueryHelpers.AddQueryString(
        path,
        parameters.Append((Name: "limit", Value: (string?)Limits.PageDefault.ToString(CultureInfo.InvariantCulture))).Where(one => !string.IsNullOrEmpty(one.Value))
            .ToDictionary(one => one.Name, one => one.Value));
}
