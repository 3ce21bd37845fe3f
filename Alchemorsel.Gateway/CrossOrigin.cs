namespace Alchemorsel.Gateway;

internal static class CrossOrigin
{
    private const string Policy = "named origins";

    // What an answer of the Api says beside its body.
    private static readonly string[] Told = ["ETag", "Location", "Retry-After", "Content-Disposition"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>
    /// Which pages of other origins may ask the Api: those that are named, with a token of their own and never with a cookie. Without any, none.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry is no origin.</exception>
    public static void AddCrossOrigin(this WebApplicationBuilder builder)
    {
        var origins = Read(builder.Configuration["Alchemorsel:Security:CorsOrigins"] ?? "");
        builder.Services.AddCors(options => options.AddPolicy(
            Policy, policy => policy.WithOrigins([.. origins]).WithMethods(Methods).AllowAnyHeader().WithExposedHeaders(Told).SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    /// <summary>For the Api alone: pages and pictures are for our own.</summary>
    public static void UseCrossOrigin(this WebApplication app)
        => app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseCors(Policy));

    private static List<string> Read(string text)
    {
        var origins = new List<string>();
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(entry, UriKind.Absolute, out var origin) || origin.Scheme is not ("http" or "https")
                || origin.GetLeftPart(UriPartial.Authority) != entry.TrimEnd('/'))
                throw new InvalidOperationException(
                    $"ALCHEMORSEL_SECURITY_CORS_ORIGINS: '{entry}' is no origin such as https://planner.example.org, and all of them (*) is none either.");
            origins.Add(origin.GetLeftPart(UriPartial.Authority));
        }

        return origins;
    }
}
