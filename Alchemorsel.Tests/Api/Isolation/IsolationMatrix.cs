using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Tests.Api.Isolation;

/// <summary>Whose things a route is about.</summary>
public enum Reach
{
    /// <summary>For everybody, signed in or not; it reads nothing of a household but what a link in the asker's hands is for.</summary>
    Public,

    /// <summary>Of the asker's own household, which comes with the sign-in and can't be named.</summary>
    Own,

    /// <summary>Of the whole installation, for its admins.</summary>
    Admin,

    /// <summary>What was reported, for moderators; another one's household is as closed to them as to anybody.</summary>
    Moderation,

    /// <summary>Something that its path names; for a stranger it is not there.</summary>
    Named,
}

/// <param name="Scopes">Those of which a personal access token needs one, where somebody has to be signed in; none when no token will do.</param>
public sealed record IsolationRow(Reach Reach, IReadOnlyList<TokenScope> Scopes);

/// <summary>
/// Who may use which route: a row for each operation of the OpenAPI document, and none besides. What each kind of asker gets follows from the
/// row; <see cref="IsolationTests"/> asks. The last cell says which personal access tokens the route is for, beside those that may write; without it, none
/// is.
/// </summary>
internal static class IsolationMatrix
{
    private const string Rows = """
        GET    /api/v1/activity                                       Own
        GET    /api/v1/admin/audit                                    Admin
        GET    /api/v1/admin/households                               Admin
        GET    /api/v1/admin/installation                             Admin
        GET    /api/v1/admin/jobs                                     Admin
        POST   /api/v1/admin/mail-test                                Admin
        GET    /api/v1/admin/switches                                 Admin
        PUT    /api/v1/admin/switches                                 Admin
        GET    /api/v1/admin/users                                    Admin
        POST   /api/v1/admin/users/{id}/end-sign-ins                  Admin
        PUT    /api/v1/admin/users/{id}/role                          Admin
        POST   /api/v1/auth/forgot-password                           Public
        GET    /api/v1/auth/openid                                    Public
        POST   /api/v1/auth/openid/{provider}/finish                  Public
        POST   /api/v1/auth/openid/{provider}/start                   Public
        POST   /api/v1/auth/refresh                                   Public
        POST   /api/v1/auth/register                                  Public
        POST   /api/v1/auth/reset-password                            Public
        POST   /api/v1/auth/sign-in                                   Public
        GET    /api/v1/auth/sign-in/passkey                           Public
        POST   /api/v1/auth/sign-in/passkey                           Public
        POST   /api/v1/auth/sign-in/second-factor                     Public
        POST   /api/v1/auth/sign-out                                  Public
        POST   /api/v1/auth/verify-email                              Public
        GET    /api/v1/collections                                    Own    read
        POST   /api/v1/collections                                    Own    write
        GET    /api/v1/collections/{id}                               Named  read
        PUT    /api/v1/collections/{id}                               Named  write
        DELETE /api/v1/collections/{id}                               Named  write
        GET    /api/v1/collections/{id}/recipes                       Named  read
        PUT    /api/v1/collections/{id}/recipes/{recipeId}            Named  write
        DELETE /api/v1/collections/{id}/recipes/{recipeId}            Named  write
        PUT    /api/v1/collections/{id}/recipes/{recipeId}/position   Named  write
        GET    /api/v1/cooked                                         Own    read
        GET    /api/v1/discover                                       Own    read
        GET    /api/v1/discover/media/{imageId}/{width}.{format}      Named  read
        GET    /api/v1/discover/recipes/{id}                          Named  read
        POST   /api/v1/discover/recipes/{id}/copy                     Named  write
        POST   /api/v1/exports                                        Own    read
        GET    /api/v1/foods                                          Own    read
        POST   /api/v1/foods                                          Own    write
        POST   /api/v1/foods/merge                                    Own    write
        GET    /api/v1/foods/unknown                                  Own    read
        GET    /api/v1/foods/{code}                                   Named  read
        PUT    /api/v1/foods/{code}                                   Named  write
        DELETE /api/v1/foods/{code}                                   Named  write
        GET    /api/v1/home                                           Own    read
        GET    /api/v1/households                                     Own
        POST   /api/v1/households                                     Own
        GET    /api/v1/households/current                             Own
        PUT    /api/v1/households/current                             Own
        GET    /api/v1/households/current/invitations                 Own
        POST   /api/v1/households/current/invitations                 Own
        POST   /api/v1/households/current/invitations/mail            Own
        DELETE /api/v1/households/current/invitations/{id}            Named
        POST   /api/v1/households/current/leave                       Own
        PUT    /api/v1/households/current/members/{userId}            Named
        DELETE /api/v1/households/current/members/{userId}            Named
        GET    /api/v1/households/current/settings                    Own
        PUT    /api/v1/households/current/settings                    Own
        POST   /api/v1/households/current/transfer                    Own
        POST   /api/v1/households/{id}/switch                         Named
        GET    /api/v1/imports/jobs                                   Own    read+import
        POST   /api/v1/imports/jobs                                   Own    import
        POST   /api/v1/imports/jobs/file                              Own    import
        GET    /api/v1/imports/jobs/{id}                              Named  read+import
        DELETE /api/v1/imports/jobs/{id}                              Named  import
        POST   /api/v1/imports/jobs/{id}/cancel                       Named  import
        GET    /api/v1/imports/jobs/{id}/events                       Named  read+import
        GET    /api/v1/imports/jobs/{id}/items                        Named  read+import
        POST   /api/v1/imports/jobs/{id}/items/{position}/resolve     Named  import
        POST   /api/v1/imports/jobs/{id}/items/{position}/retry       Named  import
        POST   /api/v1/imports/jobs/{id}/resolve                      Named  import
        POST   /api/v1/imports/jobs/{id}/retry                        Named  import
        POST   /api/v1/imports/preview                                Own    import
        POST   /api/v1/imports/preview/html                           Own    import
        GET    /api/v1/ingredients/corrections                        Own    read
        PUT    /api/v1/ingredients/corrections                        Own    write
        DELETE /api/v1/ingredients/corrections/{id}                   Named  write
        POST   /api/v1/ingredients/parse                              Own    read
        GET    /api/v1/installation                                   Public
        GET    /api/v1/invitations/{token}                            Public
        POST   /api/v1/invitations/{token}/accept                     Own
        GET    /api/v1/labels/categories                              Own    read
        DELETE /api/v1/labels/categories                              Own    write
        POST   /api/v1/labels/categories/merge                        Own    write
        POST   /api/v1/labels/categories/rename                       Own    write
        GET    /api/v1/labels/categories/usage                        Own    read
        GET    /api/v1/labels/cuisines                                Own    read
        DELETE /api/v1/labels/cuisines                                Own    write
        POST   /api/v1/labels/cuisines/merge                          Own    write
        POST   /api/v1/labels/cuisines/rename                         Own    write
        GET    /api/v1/labels/cuisines/usage                          Own    read
        GET    /api/v1/labels/equipment                               Own    read
        DELETE /api/v1/labels/equipment                               Own    write
        POST   /api/v1/labels/equipment/merge                         Own    write
        POST   /api/v1/labels/equipment/rename                        Own    write
        GET    /api/v1/labels/equipment/usage                         Own    read
        GET    /api/v1/labels/tags                                    Own    read
        DELETE /api/v1/labels/tags                                    Own    write
        POST   /api/v1/labels/tags/merge                              Own    write
        POST   /api/v1/labels/tags/rename                             Own    write
        GET    /api/v1/labels/tags/usage                              Own    read
        GET    /api/v1/moderation/reports                             Moderation
        GET    /api/v1/moderation/reports/{id}                        Moderation
        POST   /api/v1/moderation/reports/{id}/decision               Moderation
        GET    /api/v1/notifications                                  Own
        POST   /api/v1/notifications/read                             Own
        PUT    /api/v1/notifications/{id}/read                        Named
        GET    /api/v1/profiles/{handle}                              Named
        PUT    /api/v1/profiles/{handle}/block                        Named
        DELETE /api/v1/profiles/{handle}/block                        Named
        PUT    /api/v1/profiles/{handle}/follow                       Named
        DELETE /api/v1/profiles/{handle}/follow                       Named
        GET    /api/v1/recipe-drafts                                  Own    read
        GET    /api/v1/recipe-drafts/{key}                            Own    read
        PUT    /api/v1/recipe-drafts/{key}                            Own    write
        DELETE /api/v1/recipe-drafts/{key}                            Own    write
        GET    /api/v1/recipes                                        Own    read
        POST   /api/v1/recipes                                        Own    write
        GET    /api/v1/recipes/facets                                 Own    read
        GET    /api/v1/recipes/makeable                               Own    read
        GET    /api/v1/recipes/suggestions                            Own    read
        GET    /api/v1/recipes/{id}                                   Named  read
        PUT    /api/v1/recipes/{id}                                   Named  write
        DELETE /api/v1/recipes/{id}                                   Named  write
        GET    /api/v1/recipes/{id}/allergens                         Named  read
        PUT    /api/v1/recipes/{id}/allergens                         Named  write
        POST   /api/v1/recipes/{id}/archive                           Named  write
        GET    /api/v1/recipes/{id}/comments                          Named  read
        POST   /api/v1/recipes/{id}/comments                          Named  write
        GET    /api/v1/recipes/{id}/comments/{commentId}              Named  read
        PATCH  /api/v1/recipes/{id}/comments/{commentId}              Named  write
        DELETE /api/v1/recipes/{id}/comments/{commentId}              Named  write
        GET    /api/v1/recipes/{id}/comments/{commentId}/replies      Named  read
        GET    /api/v1/recipes/{id}/cooked                            Named  read
        POST   /api/v1/recipes/{id}/cooked                            Named  write
        GET    /api/v1/recipes/{id}/cooked/{entryId}                  Named  read
        PUT    /api/v1/recipes/{id}/cooked/{entryId}                  Named  write
        DELETE /api/v1/recipes/{id}/cooked/{entryId}                  Named  write
        POST   /api/v1/recipes/{id}/cooked/{entryId}/photos           Named  write
        DELETE /api/v1/recipes/{id}/cooked/{entryId}/photos/{photoId} Named  write
        GET    /api/v1/recipes/{id}/cost                              Named  read
        GET    /api/v1/recipes/{id}/export/{format}                   Named  read
        PUT    /api/v1/recipes/{id}/favourite                         Named  write
        DELETE /api/v1/recipes/{id}/favourite                         Named  write
        POST   /api/v1/recipes/{id}/fork                              Named  write
        POST   /api/v1/recipes/{id}/images                            Named  write
        PUT    /api/v1/recipes/{id}/images                            Named  write
        POST   /api/v1/recipes/{id}/images/from-url                   Named  write
        PATCH  /api/v1/recipes/{id}/images/{imageId}                  Named  write
        DELETE /api/v1/recipes/{id}/images/{imageId}                  Named  write
        GET    /api/v1/recipes/{id}/ingredients                       Named  read
        PUT    /api/v1/recipes/{id}/ingredients/{section}/{line}/link Named  write
        GET    /api/v1/recipes/{id}/nested                            Named  read
        GET    /api/v1/recipes/{id}/nutrition                         Named  read
        PUT    /api/v1/recipes/{id}/nutrition                         Named  write
        DELETE /api/v1/recipes/{id}/nutrition                         Named  write
        GET    /api/v1/recipes/{id}/publication                       Named
        PUT    /api/v1/recipes/{id}/publication                       Named
        DELETE /api/v1/recipes/{id}/publication                       Named
        PUT    /api/v1/recipes/{id}/rating                            Named  write
        DELETE /api/v1/recipes/{id}/rating                            Named  write
        DELETE /api/v1/recipes/{id}/rating/review                     Named  write
        POST   /api/v1/recipes/{id}/restore                           Named  write
        GET    /api/v1/recipes/{id}/reviews                           Named  read
        GET    /api/v1/recipes/{id}/revisions                         Named  read
        GET    /api/v1/recipes/{id}/revisions/{from}/diff/{to}        Named  read
        GET    /api/v1/recipes/{id}/revisions/{number}                Named  read
        POST   /api/v1/recipes/{id}/revisions/{number}/restore        Named  write
        POST   /api/v1/reports                                        Own
        GET    /api/v1/saved-searches                                 Own    read
        POST   /api/v1/saved-searches                                 Own    write
        GET    /api/v1/saved-searches/{id}                            Named  read
        PUT    /api/v1/saved-searches/{id}                            Named  write
        DELETE /api/v1/saved-searches/{id}                            Named  write
        GET    /api/v1/share-links                                    Own    read
        POST   /api/v1/share-links                                    Own    write
        DELETE /api/v1/share-links/{id}                               Named  write
        GET    /api/v1/share/{token}                                  Public
        GET    /api/v1/share/{token}/media/{imageId}/{width}.{format} Public
        GET    /api/v1/share/{token}/recipes                          Public
        GET    /api/v1/share/{token}/recipes/{id}                     Public
        POST   /api/v1/share/{token}/recipes/{id}/copy                Own    write
        GET    /api/v1/units                                          Own    read
        POST   /api/v1/units                                          Own    write
        GET    /api/v1/units/names                                    Own    read
        PUT    /api/v1/units/{code}/names                             Own    write
        DELETE /api/v1/units/{code}/names                             Own    write
        PUT    /api/v1/units/{id}                                     Named  write
        DELETE /api/v1/units/{id}                                     Named  write
        GET    /api/v1/users/me                                       Own
        PUT    /api/v1/users/me                                       Own
        GET    /api/v1/users/me/blocks                                Own
        POST   /api/v1/users/me/confirmation/{provider}/finish        Own
        POST   /api/v1/users/me/confirmation/{provider}/start         Own
        GET    /api/v1/users/me/deletion                              Own
        POST   /api/v1/users/me/deletion                              Own
        PUT    /api/v1/users/me/email                                 Own
        GET    /api/v1/users/me/followers                             Own
        GET    /api/v1/users/me/following                             Own
        POST   /api/v1/users/me/openid/{id}/removal                   Named
        POST   /api/v1/users/me/openid/{provider}/finish              Own
        POST   /api/v1/users/me/openid/{provider}/start               Own
        POST   /api/v1/users/me/passkeys                              Own
        POST   /api/v1/users/me/passkeys/options                      Own
        PUT    /api/v1/users/me/passkeys/{id}                         Named
        POST   /api/v1/users/me/passkeys/{id}/removal                 Named
        PUT    /api/v1/users/me/password                              Own
        GET    /api/v1/users/me/profile                               Own
        PUT    /api/v1/users/me/profile                               Own
        DELETE /api/v1/users/me/profile                               Own
        GET    /api/v1/users/me/profile/export                        Own
        POST   /api/v1/users/me/recovery-codes                        Own
        GET    /api/v1/users/me/security                              Own
        GET    /api/v1/users/me/sign-ins                              Own
        POST   /api/v1/users/me/sign-ins/revoke-others                Own
        DELETE /api/v1/users/me/sign-ins/{id}                         Named
        GET    /api/v1/users/me/tokens                                Own
        POST   /api/v1/users/me/tokens                                Own
        DELETE /api/v1/users/me/tokens/{id}                           Named
        POST   /api/v1/users/me/totp                                  Own
        POST   /api/v1/users/me/totp/confirmation                     Own
        POST   /api/v1/users/me/totp/removal                          Own
        POST   /api/v1/users/me/verification                          Own
        GET    /api/v1/webhooks                                       Own
        POST   /api/v1/webhooks                                       Own
        GET    /api/v1/webhooks/{id}                                  Named
        PUT    /api/v1/webhooks/{id}                                  Named
        DELETE /api/v1/webhooks/{id}                                  Named
        GET    /api/v1/webhooks/{id}/deliveries                       Named
        POST   /api/v1/webhooks/{id}/deliveries/{deliveryId}/replay   Named
        POST   /api/v1/webhooks/{id}/secret                           Named
        POST   /api/v1/webhooks/{id}/test                             Named
        GET    /media/{imageId}/{width}.{format}                      Named  read
        """;

    /// <summary>By method and path, as the document has them.</summary>
    public static IReadOnlyDictionary<(string Method, string Path), IsolationRow> All { get; } = Rows
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => (cells[0], cells[1]), cells => new IsolationRow(Enum.Parse<Reach>(cells[2]), cells.Length > 3 ? Scopes(cells[3]) : []));

    private static IReadOnlyList<TokenScope> Scopes(string cell) =>
        [.. cell.Split('+').Select(scope => Enum.Parse<TokenScope>(scope, ignoreCase: true)).Append(TokenScope.Write).Distinct()];
}
