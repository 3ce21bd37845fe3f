using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

internal static class MediaServices
{
    /// <summary>Where images are kept, how they are decoded, and how they come to recipes.</summary>
    public static IHostApplicationBuilder AddMedia(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MediaOptions>()
            .BindConfiguration(MediaOptions.Section)
            .PostConfigure<IHostEnvironment, IConfiguration>(ChooseFolder)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MediaOptions>, MediaOptionsRules>();
        builder.Services.AddSingleton(StorageOf);
        builder.Services.AddHealthChecks().AddCheck<MediaStorageHealth>(MediaStorageHealth.Name, HealthStatus.Degraded);
        builder.Services.AddSingleton<MediaStorageHealth>();
        builder.Services.AddSingleton<ImageProcessor>();
        builder.Services.AddSingleton<MediaSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MediaSweep>());
        builder.Services.AddScoped<RecipeImageFiles>();
        builder.Services.AddScoped<RecipeImageImporter>();
        return builder;
    }

    private static IMediaStorage StorageOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MediaOptions>>();
        return options.Value.Provider switch
        {
            StorageProvider.S3 => new S3MediaStorage(options),
            StorageProvider.Azure => new AzureMediaStorage(options),
            _ => new LocalMediaStorage(options),
        };
    }

    /// <summary>Without a setting: beside the other data, in Development only; elsewhere images must not land on a passing disk.</summary>
    private static void ChooseFolder(MediaOptions options, IHostEnvironment environment, IConfiguration configuration)
    {
        if (options.LocalPath.Length > 0)
            return;
        if (configuration["ALCHEMORSEL_DATA_DIR"] is { Length: > 0 } data)
            options.LocalPath = Path.Combine(data, "media");
        else if (environment.IsDevelopment())
            options.LocalPath = Path.Combine(environment.ContentRootPath, "..", ".data", "media");
    }
}
