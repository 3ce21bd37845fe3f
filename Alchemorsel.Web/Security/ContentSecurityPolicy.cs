namespace Alchemorsel.Web.Security;

internal static class ContentSecurityPolicy
{
    // No inline script or style exists, so none needs a nonce: whatever is injected does not run.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseContentSecurityPolicy(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return next(context);
    });
}
