using Alchemorsel.Contracts;
using Alchemorsel.Web.Clients;
using Alchemorsel.Web.Components;
using Alchemorsel.Web.Components.Accounts;
using Alchemorsel.Web.Components.Exporting;
using Alchemorsel.Web.Components.Import;
using Alchemorsel.Web.Components.Recipes;
using Alchemorsel.Web.Components.Search;
using Alchemorsel.Web.Security;
using Alchemorsel.Web.Sessions;
using Microsoft.AspNetCore.Http.Features;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRedisClient("cache");
builder.AddSessions();
builder.Services.AddHttpClient<AlchemorselClient>(http => http.BaseAddress = new Uri("http://api"));
ImportStreams.Add(builder.Services);
builder.Services.AddRazorComponents(options => options.MaxFormMappingErrorCount = 20);
// A request's body is limited before its form is: only the page that takes files of recipes lets so much in.
builder.Services.Configure<FormOptions>(form => (form.ValueLengthLimit, form.MultipartBodyLengthLimit) = (Limits.HtmlMaxBytes, Limits.ImportFileMaxBytes));

var app = builder.Build();
app.UseForwardedHeaders();
app.UseExceptionHandler("/error", createScopeForErrors: true);
app.UseContentSecurityPolicy();
app.UseCookiePolicy();
app.UseLeftHousehold();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseEndedSessions();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapDraftRoutes();
app.MapDownloads();
app.MapImportEvents();
app.MapPasskeyOptions();
app.MapSuggestions();
app.MapRazorComponents<App>();
app.Run();
