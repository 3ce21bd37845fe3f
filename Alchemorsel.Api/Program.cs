using Alchemorsel.Api.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddAlchemorselData();

var app = builder.Build();
app.Run();
