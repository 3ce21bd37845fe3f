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

    /// <summary>Something that its path names; for a stranger it is not there.</summary>
    Named,
}

/// <summary>
/// Who may use which route: a row for each operation of the OpenAPI document, and none besides. What each kind of asker gets follows from the
/// row; <see cref="IsolationTests"/> asks.
/// </summary>
internal static class IsolationMatrix
{
    private const string Rows = """
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
        POST   /api/v1/auth/refresh                                   Public
        POST   /api/v1/auth/register                                  Public
        POST   /api/v1/auth/reset-password                            Public
        POST   /api/v1/auth/sign-in                                   Public
        POST   /api/v1/auth/sign-out                                  Public
        POST   /api/v1/auth/verify-email                              Public
        GET    /api/v1/collections                                    Own
        POST   /api/v1/collections                                    Own
        GET    /api/v1/collections/{id}                               Named
        PUT    /api/v1/collections/{id}                               Named
        DELETE /api/v1/collections/{id}                               Named
        GET    /api/v1/collections/{id}/recipes                       Named
        PUT    /api/v1/collections/{id}/recipes/{recipeId}            Named
        DELETE /api/v1/collections/{id}/recipes/{recipeId}            Named
        PUT    /api/v1/collections/{id}/recipes/{recipeId}/position   Named
        GET    /api/v1/cooked                                         Own
        POST   /api/v1/exports                                        Own
        GET    /api/v1/foods                                          Own
        POST   /api/v1/foods                                          Own
        POST   /api/v1/foods/merge                                    Own
        GET    /api/v1/foods/unknown                                  Own
        GET    /api/v1/foods/{code}                                   Named
        PUT    /api/v1/foods/{code}                                   Named
        DELETE /api/v1/foods/{code}                                   Named
        GET    /api/v1/home                                           Own
        GET    /api/v1/households                                     Own
        POST   /api/v1/households                                     Own
        GET    /api/v1/households/current                             Own
        PUT    /api/v1/households/current                             Own
        GET    /api/v1/households/current/invitations                 Own
        POST   /api/v1/households/current/invitations                 Own
        DELETE /api/v1/households/current/invitations/{id}            Named
        POST   /api/v1/households/current/leave                       Own
        PUT    /api/v1/households/current/members/{userId}            Named
        DELETE /api/v1/households/current/members/{userId}            Named
        GET    /api/v1/households/current/settings                    Own
        PUT    /api/v1/households/current/settings                    Own
        POST   /api/v1/households/current/transfer                    Own
        POST   /api/v1/households/{id}/switch                         Named
        GET    /api/v1/imports/jobs                                   Own
        POST   /api/v1/imports/jobs                                   Own
        POST   /api/v1/imports/jobs/file                              Own
        GET    /api/v1/imports/jobs/{id}                              Named
        DELETE /api/v1/imports/jobs/{id}                              Named
        POST   /api/v1/imports/jobs/{id}/cancel                       Named
        GET    /api/v1/imports/jobs/{id}/events                       Named
        GET    /api/v1/imports/jobs/{id}/items                        Named
        POST   /api/v1/imports/jobs/{id}/items/{position}/resolve     Named
        POST   /api/v1/imports/jobs/{id}/items/{position}/retry       Named
        POST   /api/v1/imports/jobs/{id}/resolve                      Named
        POST   /api/v1/imports/jobs/{id}/retry                        Named
        POST   /api/v1/imports/preview                                Own
        POST   /api/v1/imports/preview/html                           Own
        GET    /api/v1/ingredients/corrections                        Own
        PUT    /api/v1/ingredients/corrections                        Own
        DELETE /api/v1/ingredients/corrections/{id}                   Named
        POST   /api/v1/ingredients/parse                              Own
        GET    /api/v1/installation                                   Public
        GET    /api/v1/invitations/{token}                            Public
        POST   /api/v1/invitations/{token}/accept                     Own
        GET    /api/v1/labels/categories                              Own
        DELETE /api/v1/labels/categories                              Own
        POST   /api/v1/labels/categories/merge                        Own
        POST   /api/v1/labels/categories/rename                       Own
        GET    /api/v1/labels/categories/usage                        Own
        GET    /api/v1/labels/cuisines                                Own
        DELETE /api/v1/labels/cuisines                                Own
        POST   /api/v1/labels/cuisines/merge                          Own
        POST   /api/v1/labels/cuisines/rename                         Own
        GET    /api/v1/labels/cuisines/usage                          Own
        GET    /api/v1/labels/equipment                               Own
        DELETE /api/v1/labels/equipment                               Own
        POST   /api/v1/labels/equipment/merge                         Own
        POST   /api/v1/labels/equipment/rename                        Own
        GET    /api/v1/labels/equipment/usage                         Own
        GET    /api/v1/labels/tags                                    Own
        DELETE /api/v1/labels/tags                                    Own
        POST   /api/v1/labels/tags/merge                              Own
        POST   /api/v1/labels/tags/rename                             Own
        GET    /api/v1/labels/tags/usage                              Own
        GET    /api/v1/recipe-drafts                                  Own
        GET    /api/v1/recipe-drafts/{key}                            Own
        PUT    /api/v1/recipe-drafts/{key}                            Own
        DELETE /api/v1/recipe-drafts/{key}                            Own
        GET    /api/v1/recipes                                        Own
        POST   /api/v1/recipes                                        Own
        GET    /api/v1/recipes/facets                                 Own
        GET    /api/v1/recipes/makeable                               Own
        GET    /api/v1/recipes/suggestions                            Own
        GET    /api/v1/recipes/{id}                                   Named
        PUT    /api/v1/recipes/{id}                                   Named
        DELETE /api/v1/recipes/{id}                                   Named
        GET    /api/v1/recipes/{id}/allergens                         Named
        PUT    /api/v1/recipes/{id}/allergens                         Named
        POST   /api/v1/recipes/{id}/archive                           Named
        GET    /api/v1/recipes/{id}/cooked                            Named
        POST   /api/v1/recipes/{id}/cooked                            Named
        GET    /api/v1/recipes/{id}/cooked/{entryId}                  Named
        PUT    /api/v1/recipes/{id}/cooked/{entryId}                  Named
        DELETE /api/v1/recipes/{id}/cooked/{entryId}                  Named
        POST   /api/v1/recipes/{id}/cooked/{entryId}/photos           Named
        DELETE /api/v1/recipes/{id}/cooked/{entryId}/photos/{photoId} Named
        GET    /api/v1/recipes/{id}/cost                              Named
        GET    /api/v1/recipes/{id}/export/{format}                   Named
        PUT    /api/v1/recipes/{id}/favourite                         Named
        DELETE /api/v1/recipes/{id}/favourite                         Named
        POST   /api/v1/recipes/{id}/fork                              Named
        POST   /api/v1/recipes/{id}/images                            Named
        PUT    /api/v1/recipes/{id}/images                            Named
        POST   /api/v1/recipes/{id}/images/from-url                   Named
        PATCH  /api/v1/recipes/{id}/images/{imageId}                  Named
        DELETE /api/v1/recipes/{id}/images/{imageId}                  Named
        GET    /api/v1/recipes/{id}/ingredients                       Named
        PUT    /api/v1/recipes/{id}/ingredients/{section}/{line}/link Named
        GET    /api/v1/recipes/{id}/nested                            Named
        GET    /api/v1/recipes/{id}/nutrition                         Named
        PUT    /api/v1/recipes/{id}/nutrition                         Named
        DELETE /api/v1/recipes/{id}/nutrition                         Named
        PUT    /api/v1/recipes/{id}/rating                            Named
        DELETE /api/v1/recipes/{id}/rating                            Named
        POST   /api/v1/recipes/{id}/restore                           Named
        GET    /api/v1/recipes/{id}/revisions                         Named
        GET    /api/v1/recipes/{id}/revisions/{from}/diff/{to}        Named
        GET    /api/v1/recipes/{id}/revisions/{number}                Named
        POST   /api/v1/recipes/{id}/revisions/{number}/restore        Named
        GET    /api/v1/saved-searches                                 Own
        POST   /api/v1/saved-searches                                 Own
        GET    /api/v1/saved-searches/{id}                            Named
        PUT    /api/v1/saved-searches/{id}                            Named
        DELETE /api/v1/saved-searches/{id}                            Named
        GET    /api/v1/share-links                                    Own
        POST   /api/v1/share-links                                    Own
        DELETE /api/v1/share-links/{id}                               Named
        GET    /api/v1/share/{token}                                  Public
        GET    /api/v1/share/{token}/media/{imageId}/{width}.{format} Public
        GET    /api/v1/share/{token}/recipes                          Public
        GET    /api/v1/share/{token}/recipes/{id}                     Public
        POST   /api/v1/share/{token}/recipes/{id}/copy                Own
        GET    /api/v1/units                                          Own
        POST   /api/v1/units                                          Own
        GET    /api/v1/units/names                                    Own
        PUT    /api/v1/units/{code}/names                             Own
        DELETE /api/v1/units/{code}/names                             Own
        PUT    /api/v1/units/{id}                                     Named
        DELETE /api/v1/units/{id}                                     Named
        GET    /api/v1/users/me                                       Own
        PUT    /api/v1/users/me                                       Own
        GET    /api/v1/users/me/deletion                              Own
        POST   /api/v1/users/me/deletion                              Own
        PUT    /api/v1/users/me/email                                 Own
        PUT    /api/v1/users/me/password                              Own
        GET    /api/v1/users/me/sign-ins                              Own
        POST   /api/v1/users/me/sign-ins/revoke-others                Own
        DELETE /api/v1/users/me/sign-ins/{id}                         Named
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
        GET    /media/{imageId}/{width}.{format}                      Named
        """;

    /// <summary>By method and path, as the document has them.</summary>
    public static IReadOnlyDictionary<(string Method, string Path), Reach> All { get; } = Rows
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => (cells[0], cells[1]), cells => Enum.Parse<Reach>(cells[2]));
}
