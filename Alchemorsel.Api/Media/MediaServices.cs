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
        builder.Services.AddSingleton<IMediaStorage, LocalMediaStorage>();
        builder.Services.AddSingleton<ImageProcessor>();
        builder.Services.AddScoped<RecipeImageFiles>();
        builder.Services.AddScoped<RecipeImageImporter>();
        return builder;
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
