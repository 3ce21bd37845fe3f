using Alchemorsel.Api.Importing.Archives;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alchemorsel.Api.Importing.Jobs;

internal static class ImportJobServices
{
    /// <summary>Imports in the background, and this replica's worker for them.</summary>
    public static IHostApplicationBuilder AddImportJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ImportJobOptions>();
        builder.Services.TryAddSingleton<ImportCheckpoint>((_, _) => Task.CompletedTask);
        builder.Services.AddSingleton<ImportSignal>();
        builder.Services.AddSingleton<HostPauses>();
        builder.Services.AddSingleton<ImportUrls>();
        builder.Services.AddSingleton<ImportLeases>();
        builder.Services.AddSingleton<ImportRun>();
        builder.Services.AddScoped<ImportStepper>();
        builder.Services.AddScoped<KitchenImport>();
        builder.Services.AddScoped<LibraryImport>();
        builder.Services.AddScoped<LibraryLineImport>();
        builder.Services.AddScoped<CollectionImport>();
        builder.Services.AddScoped<SavedSearchImport>();
        builder.Services.AddScoped<MealPlanImport>();
        builder.Services.AddHostedService<ImportWorker>();
        return builder;
    }
}
