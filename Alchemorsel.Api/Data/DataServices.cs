using Alchemorsel.Api.Data.RowSecurity;
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
        builder.Services.AddSingleton<DatabaseRoles>();
        builder.Services.AddSingleton<HouseholdReachInterceptor>();
        builder.Services.AddSingleton(services =>
            new NpgsqlDataSourceBuilder(services.GetRequiredService<DatabaseRoles>().Requests) { Name = "alchemorsel" }
                .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build());
        builder.Services.AddDbContext<AlchemorselDbContext>((services, options) =>
            Configure(options, services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<HouseholdReachInterceptor>()));
        // Nothing is repeated behind a handler's back: its own transaction would have to be repeated as a whole.
        builder.EnrichNpgsqlDbContext<AlchemorselDbContext>(settings => settings.DisableRetry = true);
        builder.Services.AddHostedService<DatabaseMigrator>();
        return builder;
    }

    private static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source, HouseholdReachInterceptor reach) =>
        options.UseNpgsql(source, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseSnakeCaseNamingConvention().AddInterceptors(reach);
}
