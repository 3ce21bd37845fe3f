using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes.Demo;

namespace Alchemorsel.Api.Recipes;

internal static class RecipeServices
{
    /// <summary>In Development a kitchen to try things in; elsewhere nothing: recipes need only the database.</summary>
    public static IHostApplicationBuilder AddRecipes(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Services.AddScoped<IAfterMigration, DemoKitchen>();
        return builder;
    }
}
