using Alchemorsel.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRouting();
builder.AddLimits();

var app = builder.Build();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseCalmErrors();
app.MapRouting();
app.Run();
