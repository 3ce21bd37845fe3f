using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;

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

/// <param name="Reach">Whose things it is about.</param>
/// <param name="Least">The least role in the household of the sign-in; null where none counts, as for what concerns a person or the installation.</param>
/// <param name="Scopes">Those of which a personal access token needs one, where somebody has to be signed in; none when no token will do.</param>
public sealed record IsolationRow(Reach Reach, HouseholdRole? Least, IReadOnlyList<TokenScope> Scopes);

/// <summary>
/// Who may use which route: a row for each operation of the OpenAPI document, and none besides. What each kind of asker gets follows from the
/// row: <see cref="IsolationTests"/> asks as somebody from elsewhere, <see cref="Households.HouseholdAccessTests"/> as a viewer, a member and an owner of the household.
/// The cells are the method, the path, whose things it is about, the least role in the household (- for none), and which personal access tokens the route
/// is for, beside those that may write; without that one, none is.
/// </summary>
internal static class IsolationMatrix
{
    private const string Rows = """
        GET    /api/v1/activity                                       Own        viewer
        GET    /api/v1/admin/audit                                    Admin      -
        GET    /api/v1/admin/households                               Admin      -
        GET    /api/v1/admin/installation                             Admin      -
        GET    /api/v1/admin/jobs                                     Admin      -
        POST   /api/v1/admin/mail-test                                Admin      -
        GET    /api/v1/admin/switches                                 Admin      -
        PUT    /api/v1/admin/switches                                 Admin      -
        GET    /api/v1/admin/users                                    Admin      -
        POST   /api/v1/admin/users/{id}/end-sign-ins                  Admin      -
        PUT    /api/v1/admin/users/{id}/role                          Admin      -
        POST   /api/v1/auth/forgot-password                           Public     -
        GET    /api/v1/auth/openid                                    Public     -
        POST   /api/v1/auth/openid/{provider}/finish                  Public     -
        POST   /api/v1/auth/openid/{provider}/start                   Public     -
        POST   /api/v1/auth/refresh                                   Public     -
        POST   /api/v1/auth/register                                  Public     -
        POST   /api/v1/auth/reset-password                            Public     -
        POST   /api/v1/auth/sign-in                                   Public     -
        GET    /api/v1/auth/sign-in/passkey                           Public     -
        POST   /api/v1/auth/sign-in/passkey                           Public     -
        POST   /api/v1/auth/sign-in/second-factor                     Public     -
        POST   /api/v1/auth/sign-out                                  Public     -
        POST   /api/v1/auth/verify-email                              Public     -
        GET    /api/v1/collections                                    Own        viewer read
        POST   /api/v1/collections                                    Own        member write
        GET    /api/v1/collections/{id}                               Named      viewer read
        PUT    /api/v1/collections/{id}                               Named      member write
        DELETE /api/v1/collections/{id}                               Named      member write
        GET    /api/v1/collections/{id}/recipes                       Named      viewer read
        PUT    /api/v1/collections/{id}/recipes/{recipeId}            Named      member write
        DELETE /api/v1/collections/{id}/recipes/{recipeId}            Named      member write
        PUT    /api/v1/collections/{id}/recipes/{recipeId}/position   Named      member write
        GET    /api/v1/cooked                                         Own        viewer read
        GET    /api/v1/discover                                       Own        viewer read
        GET    /api/v1/discover/media/{imageId}/{width}.{format}      Named      viewer read
        GET    /api/v1/discover/recipes/{id}                          Named      viewer read
        GET    /api/v1/discover/recipes/{id}/comments                 Named      viewer read
        POST   /api/v1/discover/recipes/{id}/comments                 Named      viewer
        GET    /api/v1/discover/recipes/{id}/comments/{commentId}     Named      viewer read
        PATCH  /api/v1/discover/recipes/{id}/comments/{commentId}     Named      viewer
        DELETE /api/v1/discover/recipes/{id}/comments/{commentId}     Named      viewer
        GET    /api/v1/discover/recipes/{id}/comments/{commentId}/replies Named  viewer read
        POST   /api/v1/discover/recipes/{id}/copy                     Named      member write
        POST   /api/v1/exports                                        Own        viewer read
        GET    /api/v1/foods                                          Own        viewer read
        POST   /api/v1/foods                                          Own        member write
        POST   /api/v1/foods/merge                                    Own        member write
        GET    /api/v1/foods/unknown                                  Own        viewer read
        GET    /api/v1/foods/{code}                                   Named      viewer read
        PUT    /api/v1/foods/{code}                                   Named      member write
        DELETE /api/v1/foods/{code}                                   Named      member write
        GET    /api/v1/home                                           Own        viewer read
        GET    /api/v1/households                                     Own        -
        POST   /api/v1/households                                     Own        -
        GET    /api/v1/households/current                             Own        viewer
        PUT    /api/v1/households/current                             Own        owner
        GET    /api/v1/households/current/invitations                 Own        owner
        POST   /api/v1/households/current/invitations                 Own        owner
        POST   /api/v1/households/current/invitations/mail            Own        owner
        DELETE /api/v1/households/current/invitations/{id}            Named      owner
        POST   /api/v1/households/current/leave                       Own        viewer
        PUT    /api/v1/households/current/members/{userId}            Named      owner
        DELETE /api/v1/households/current/members/{userId}            Named      owner
        GET    /api/v1/households/current/settings                    Own        viewer
        PUT    /api/v1/households/current/settings                    Own        owner
        POST   /api/v1/households/current/transfer                    Own        owner
        POST   /api/v1/households/{id}/switch                         Named      -
        GET    /api/v1/imports/jobs                                   Own        viewer read+import
        POST   /api/v1/imports/jobs                                   Own        member import
        POST   /api/v1/imports/jobs/file                              Own        member import
        GET    /api/v1/imports/jobs/{id}                              Named      viewer read+import
        DELETE /api/v1/imports/jobs/{id}                              Named      member import
        POST   /api/v1/imports/jobs/{id}/cancel                       Named      member import
        GET    /api/v1/imports/jobs/{id}/events                       Named      viewer read+import
        GET    /api/v1/imports/jobs/{id}/items                        Named      viewer read+import
        POST   /api/v1/imports/jobs/{id}/items/{position}/resolve     Named      member import
        POST   /api/v1/imports/jobs/{id}/items/{position}/retry       Named      member import
        POST   /api/v1/imports/jobs/{id}/resolve                      Named      member import
        POST   /api/v1/imports/jobs/{id}/retry                        Named      member import
        POST   /api/v1/imports/preview                                Own        member import
        POST   /api/v1/imports/preview/html                           Own        member import
        GET    /api/v1/ingredients/corrections                        Own        viewer read
        PUT    /api/v1/ingredients/corrections                        Own        member write
        DELETE /api/v1/ingredients/corrections/{id}                   Named      member write
        POST   /api/v1/ingredients/parse                              Own        viewer read
        GET    /api/v1/installation                                   Public     -
        GET    /api/v1/invitations/{token}                            Public     -
        POST   /api/v1/invitations/{token}/accept                     Own        -
        GET    /api/v1/labels/categories                              Own        viewer read
        DELETE /api/v1/labels/categories                              Own        member write
        POST   /api/v1/labels/categories/merge                        Own        member write
        POST   /api/v1/labels/categories/rename                       Own        member write
        GET    /api/v1/labels/categories/usage                        Own        viewer read
        GET    /api/v1/labels/cuisines                                Own        viewer read
        DELETE /api/v1/labels/cuisines                                Own        member write
        POST   /api/v1/labels/cuisines/merge                          Own        member write
        POST   /api/v1/labels/cuisines/rename                         Own        member write
        GET    /api/v1/labels/cuisines/usage                          Own        viewer read
        GET    /api/v1/labels/equipment                               Own        viewer read
        DELETE /api/v1/labels/equipment                               Own        member write
        POST   /api/v1/labels/equipment/merge                         Own        member write
        POST   /api/v1/labels/equipment/rename                        Own        member write
        GET    /api/v1/labels/equipment/usage                         Own        viewer read
        GET    /api/v1/labels/tags                                    Own        viewer read
        DELETE /api/v1/labels/tags                                    Own        member write
        POST   /api/v1/labels/tags/merge                              Own        member write
        POST   /api/v1/labels/tags/rename                             Own        member write
        GET    /api/v1/labels/tags/usage                              Own        viewer read
        GET    /api/v1/meal-plans                                     Own        viewer read
        POST   /api/v1/meal-plans/entries                             Own        member write
        GET    /api/v1/meal-plans/entries/{id}                        Named      viewer read
        PUT    /api/v1/meal-plans/entries/{id}                        Named      member write
        DELETE /api/v1/meal-plans/entries/{id}                        Named      member write
        GET    /api/v1/moderation/reports                             Moderation -
        GET    /api/v1/moderation/reports/{id}                        Moderation -
        POST   /api/v1/moderation/reports/{id}/decision               Moderation -
        GET    /api/v1/notifications                                  Own        -
        POST   /api/v1/notifications/read                             Own        -
        PUT    /api/v1/notifications/{id}/read                        Named      -
        GET    /api/v1/profiles/{handle}                              Named      -
        PUT    /api/v1/profiles/{handle}/block                        Named      -
        DELETE /api/v1/profiles/{handle}/block                        Named      -
        PUT    /api/v1/profiles/{handle}/follow                       Named      -
        DELETE /api/v1/profiles/{handle}/follow                       Named      -
        GET    /api/v1/recipe-drafts                                  Own        viewer read
        GET    /api/v1/recipe-drafts/{key}                            Own        viewer read
        PUT    /api/v1/recipe-drafts/{key}                            Own        member write
        DELETE /api/v1/recipe-drafts/{key}                            Own        member write
        GET    /api/v1/recipes                                        Own        viewer read
        POST   /api/v1/recipes                                        Own        member write
        GET    /api/v1/recipes/facets                                 Own        viewer read
        GET    /api/v1/recipes/makeable                               Own        viewer read
        GET    /api/v1/recipes/suggestions                            Own        viewer read
        GET    /api/v1/recipes/{id}                                   Named      viewer read
        PUT    /api/v1/recipes/{id}                                   Named      member write
        DELETE /api/v1/recipes/{id}                                   Named      member write
        GET    /api/v1/recipes/{id}/allergens                         Named      viewer read
        PUT    /api/v1/recipes/{id}/allergens                         Named      member write
        POST   /api/v1/recipes/{id}/archive                           Named      member write
        GET    /api/v1/recipes/{id}/comments                          Named      viewer read
        POST   /api/v1/recipes/{id}/comments                          Named      viewer write
        GET    /api/v1/recipes/{id}/comments/{commentId}              Named      viewer read
        PATCH  /api/v1/recipes/{id}/comments/{commentId}              Named      viewer write
        DELETE /api/v1/recipes/{id}/comments/{commentId}              Named      viewer write
        GET    /api/v1/recipes/{id}/comments/{commentId}/replies      Named      viewer read
        GET    /api/v1/recipes/{id}/cooked                            Named      viewer read
        POST   /api/v1/recipes/{id}/cooked                            Named      viewer write
        GET    /api/v1/recipes/{id}/cooked/{entryId}                  Named      viewer read
        PUT    /api/v1/recipes/{id}/cooked/{entryId}                  Named      viewer write
        DELETE /api/v1/recipes/{id}/cooked/{entryId}                  Named      viewer write
        POST   /api/v1/recipes/{id}/cooked/{entryId}/photos           Named      viewer write
        DELETE /api/v1/recipes/{id}/cooked/{entryId}/photos/{photoId} Named      viewer write
        GET    /api/v1/recipes/{id}/cost                              Named      viewer read
        GET    /api/v1/recipes/{id}/export/{format}                   Named      viewer read
        PUT    /api/v1/recipes/{id}/favourite                         Named      viewer write
        DELETE /api/v1/recipes/{id}/favourite                         Named      viewer write
        POST   /api/v1/recipes/{id}/fork                              Named      member write
        POST   /api/v1/recipes/{id}/images                            Named      member write
        PUT    /api/v1/recipes/{id}/images                            Named      member write
        POST   /api/v1/recipes/{id}/images/from-url                   Named      member write
        PATCH  /api/v1/recipes/{id}/images/{imageId}                  Named      member write
        DELETE /api/v1/recipes/{id}/images/{imageId}                  Named      member write
        GET    /api/v1/recipes/{id}/ingredients                       Named      viewer read
        PUT    /api/v1/recipes/{id}/ingredients/{section}/{line}/link Named      member write
        GET    /api/v1/recipes/{id}/nested                            Named      viewer read
        GET    /api/v1/recipes/{id}/nutrition                         Named      viewer read
        PUT    /api/v1/recipes/{id}/nutrition                         Named      member write
        DELETE /api/v1/recipes/{id}/nutrition                         Named      member write
        GET    /api/v1/recipes/{id}/publication                       Named      viewer
        PUT    /api/v1/recipes/{id}/publication                       Named      member
        DELETE /api/v1/recipes/{id}/publication                       Named      member
        PUT    /api/v1/recipes/{id}/rating                            Named      viewer write
        DELETE /api/v1/recipes/{id}/rating                            Named      viewer write
        DELETE /api/v1/recipes/{id}/rating/review                     Named      viewer write
        POST   /api/v1/recipes/{id}/restore                           Named      member write
        GET    /api/v1/recipes/{id}/reviews                           Named      viewer read
        GET    /api/v1/recipes/{id}/revisions                         Named      viewer read
        GET    /api/v1/recipes/{id}/revisions/{from}/diff/{to}        Named      viewer read
        GET    /api/v1/recipes/{id}/revisions/{number}                Named      viewer read
        POST   /api/v1/recipes/{id}/revisions/{number}/restore        Named      member write
        POST   /api/v1/reports                                        Own        viewer
        GET    /api/v1/saved-searches                                 Own        viewer read
        POST   /api/v1/saved-searches                                 Own        member write
        GET    /api/v1/saved-searches/{id}                            Named      viewer read
        PUT    /api/v1/saved-searches/{id}                            Named      member write
        DELETE /api/v1/saved-searches/{id}                            Named      member write
        GET    /api/v1/share-links                                    Own        viewer read
        POST   /api/v1/share-links                                    Own        member write
        DELETE /api/v1/share-links/{id}                               Named      member write
        GET    /api/v1/share/{token}                                  Public     -
        GET    /api/v1/share/{token}/media/{imageId}/{width}.{format} Public     -
        GET    /api/v1/share/{token}/recipes                          Public     -
        GET    /api/v1/share/{token}/recipes/{id}                     Public     -
        POST   /api/v1/share/{token}/recipes/{id}/copy                Own        member write
        GET    /api/v1/units                                          Own        viewer read
        POST   /api/v1/units                                          Own        member write
        GET    /api/v1/units/names                                    Own        viewer read
        PUT    /api/v1/units/{code}/names                             Own        member write
        DELETE /api/v1/units/{code}/names                             Own        member write
        PUT    /api/v1/units/{id}                                     Named      member write
        DELETE /api/v1/units/{id}                                     Named      member write
        GET    /api/v1/users/me                                       Own        -
        PUT    /api/v1/users/me                                       Own        -
        GET    /api/v1/users/me/blocks                                Own        -
        POST   /api/v1/users/me/confirmation/{provider}/finish        Own        -
        POST   /api/v1/users/me/confirmation/{provider}/start         Own        -
        GET    /api/v1/users/me/deletion                              Own        -
        POST   /api/v1/users/me/deletion                              Own        -
        PUT    /api/v1/users/me/email                                 Own        -
        GET    /api/v1/users/me/followers                             Own        -
        GET    /api/v1/users/me/following                             Own        -
        POST   /api/v1/users/me/openid/{id}/removal                   Named      -
        POST   /api/v1/users/me/openid/{provider}/finish              Own        -
        POST   /api/v1/users/me/openid/{provider}/start               Own        -
        POST   /api/v1/users/me/passkeys                              Own        -
        POST   /api/v1/users/me/passkeys/options                      Own        -
        PUT    /api/v1/users/me/passkeys/{id}                         Named      -
        POST   /api/v1/users/me/passkeys/{id}/removal                 Named      -
        PUT    /api/v1/users/me/password                              Own        -
        GET    /api/v1/users/me/profile                               Own        -
        PUT    /api/v1/users/me/profile                               Own        -
        DELETE /api/v1/users/me/profile                               Own        -
        GET    /api/v1/users/me/profile/export                        Own        -
        POST   /api/v1/users/me/recovery-codes                        Own        -
        GET    /api/v1/users/me/security                              Own        -
        GET    /api/v1/users/me/sign-ins                              Own        -
        POST   /api/v1/users/me/sign-ins/revoke-others                Own        -
        DELETE /api/v1/users/me/sign-ins/{id}                         Named      -
        GET    /api/v1/users/me/tokens                                Own        -
        POST   /api/v1/users/me/tokens                                Own        viewer
        DELETE /api/v1/users/me/tokens/{id}                           Named      -
        POST   /api/v1/users/me/totp                                  Own        -
        POST   /api/v1/users/me/totp/confirmation                     Own        -
        POST   /api/v1/users/me/totp/removal                          Own        -
        POST   /api/v1/users/me/verification                          Own        -
        GET    /api/v1/webhooks                                       Own        owner
        POST   /api/v1/webhooks                                       Own        owner
        GET    /api/v1/webhooks/{id}                                  Named      owner
        PUT    /api/v1/webhooks/{id}                                  Named      owner
        DELETE /api/v1/webhooks/{id}                                  Named      owner
        GET    /api/v1/webhooks/{id}/deliveries                       Named      owner
        POST   /api/v1/webhooks/{id}/deliveries/{deliveryId}/replay   Named      owner
        POST   /api/v1/webhooks/{id}/secret                           Named      owner
        POST   /api/v1/webhooks/{id}/test                             Named      owner
        GET    /media/{imageId}/{width}.{format}                      Named      viewer read
        """;

    /// <summary>By method and path, as the document has them.</summary>
    public static IReadOnlyDictionary<(string Method, string Path), IsolationRow> All { get; } = Rows
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => (cells[0], cells[1]), cells => new IsolationRow(
            Enum.Parse<Reach>(cells[2]),
            cells[3] == "-" ? null : Enum.Parse<HouseholdRole>(cells[3], ignoreCase: true),
            cells.Length > 4 ? Scopes(cells[4]) : []));

    private static IReadOnlyList<TokenScope> Scopes(string cell) =>
        [.. cell.Split('+').Select(scope => Enum.Parse<TokenScope>(scope, ignoreCase: true)).Append(TokenScope.Write).Distinct()];
}
