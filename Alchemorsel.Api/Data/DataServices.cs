using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Data;

internal static class DataServices
{
    /// <summary>The database context, its health check and telemetry, and the migrations that run before the service is ready.</summary>
    public static IHostApplicationBuilder AddAlchemorselData(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentHousehold>();
        builder.Services.AddScoped<IHouseholdContext>(services => services.GetRequiredService<CurrentHousehold>());
        builder.Services.AddSingleton<MembershipRoles>();
        builder.Services.AddSingleton(services =>
        {
            var text = services.GetRequiredService<IConfiguration>().GetConnectionString("alchemorsel")
                ?? throw new InvalidOperationException("The connection string 'alchemorsel' is missing.");
            return new NpgsqlDataSourceBuilder(text) { Name = "alchemorsel" }.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build();
        });
        builder.Services.AddDbContext<AlchemorselDbContext>((services, options) =>
            Configure(options, services.GetRequiredService<NpgsqlDataSource>()));
        // Nothing is repeated behind a handler's back: its own transaction would have to be repeated as a whole.
        builder.EnrichNpgsqlDbContext<AlchemorselDbContext>(settings => settings.DisableRetry = true);
        builder.Services.AddHostedService<DatabaseMigrator>();
        return builder;
    }

    private static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).UseSnakeCaseNamingConvention();
}
