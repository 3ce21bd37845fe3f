using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes.Demo;

namespace Alchemorsel.Api.Recipes;

internal static class RecipeServices
{
    /// <summary>The job that keeps search documents current; in Development a kitchen to try things in.</summary>
    public static IHostApplicationBuilder AddRecipes(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<RecipeSearchRefresh>();
        if (builder.Environment.IsDevelopment())
            builder.Services.AddScoped<IAfterMigration, DemoKitchen>();
        return builder;
    }
}
