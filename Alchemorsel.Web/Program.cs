using Alchemorsel.Contracts;
using Alchemorsel.Web.Clients;
using Alchemorsel.Web.Components;
using Alchemorsel.Web.Components.Exporting;
using Alchemorsel.Web.Components.Recipes;
using Alchemorsel.Web.Security;
using Alchemorsel.Web.Sessions;
using Microsoft.AspNetCore.Http.Features;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRedisClient("cache");
builder.AddSessions();
builder.Services.AddHttpClient<AlchemorselClient>(http => http.BaseAddress = new Uri("http://api"));
builder.Services.AddRazorComponents(options => options.MaxFormMappingErrorCount = 20);
builder.Services.Configure<FormOptions>(form => form.ValueLengthLimit = Limits.HtmlMaxBytes);

var app = builder.Build();
app.UseForwardedHeaders();
app.UseExceptionHandler("/error", createScopeForErrors: true);
app.UseContentSecurityPolicy();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapDraftRoutes();
app.MapDownloads();
app.MapRazorComponents<App>();
app.Run();
