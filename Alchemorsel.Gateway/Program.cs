using Alchemorsel.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTrustedProxies();
builder.AddCompression();
builder.AddRouting();
builder.AddLimits();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseCalmErrors();
app.MapDefaultEndpoints();
app.MapRouting();
app.Run();
