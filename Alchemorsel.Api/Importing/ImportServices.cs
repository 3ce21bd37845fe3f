using System.Net;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Cooking.Formats;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alchemorsel.Api.Importing;

internal static class ImportServices
{
    /// <summary>The guarded client for everything a stranger's address makes us fetch, and the reading of pages.</summary>
    public static IHostApplicationBuilder AddImports(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        builder.Services.AddOptions<GuardOptions>();
        builder.Services.AddSingleton<FetchGuard>();
        builder.Services.AddSingleton<FetchTurns>();
        builder.Services.AddSingleton<GuardedClient>();
        builder.Services.AddSingleton<PageFetcher>();
        builder.Services.TryAddSingleton<ReadPage>(PastedRecipe.Read);
        builder.Services.AddSingleton<PageReading>();
        return builder;
    }
}
