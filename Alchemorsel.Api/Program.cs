using Alchemorsel.Api.Data;
using Alchemorsel.Api.Importing;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;

var builder = WebApplication.CreateBuilder(args);
builder.AddAlchemorselData();
builder.AddImports();
builder.AddMedia();

var app = builder.Build();
app.MapImports();
app.MapMedia();
app.MapRecipes();

app.Run();
