using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Home;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Importing;
using Alchemorsel.Api.Labels;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Panels;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Drafts;
using Alchemorsel.Api.Social;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRedisClient("cache");
builder.AddAlchemorselData();
builder.AddHttpConventions();
builder.AddOpenApiDocument();
builder.AddAccounts();
builder.AddImports();
builder.AddMedia();
builder.AddRecipes();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<IdempotencyMiddleware>();

app.MapDefaultEndpoints();
app.MapOpenApiDocument();
app.MapAccounts();
app.MapCollections();
app.MapHome();
app.MapHouseholds();
app.MapImports();
app.MapLabels();
app.MapMedia();
app.MapPanels();
app.MapRecipes();
app.MapRecipeDrafts();
app.MapSocial();

app.Run();
