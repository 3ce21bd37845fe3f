using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Architecture;

[Collection(ApiGroup.Name)]
public sealed class RouteTests(ApiFixture api)
{
    // What anybody may ask for without being signed in: getting in and out, who may have an account, what a link in their hands or from a mail
    // leads to, and the reference.
    private static readonly string[] Public =
    [
        "/api/v1/auth/register", "/api/v1/auth/sign-in", "/api/v1/auth/openid", "/api/v1/auth/refresh", "/api/v1/auth/sign-out", "/api/v1/openapi.json", "/api/v1/docs",
        "/api/v1/auth/forgot-password", "/api/v1/auth/reset-password", "/api/v1/auth/verify-email", "/api/v1/installation",
        "/api/v1/invitations/{token}", "/api/v1/share",
    ];

    [Fact]
    public void Every_route_needs_a_signed_in_cook_unless_it_is_listed_as_public()
    {
        var routes = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => (Path: "/" + route.RoutePattern.RawText?.TrimStart('/'), route.Metadata))
            .Where(route => route.Path.StartsWith("/api/", StringComparison.Ordinal) || route.Path.StartsWith("/media/", StringComparison.Ordinal))
            .ToList();
        var open = routes
            .Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null || route.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(route => route.Path)
            .Where(path => !Public.Any(known => path == known || path.StartsWith(known + "/", StringComparison.Ordinal)));

        Assert.True(routes.Count > Public.Length);
        Assert.Empty(open);
    }
}
