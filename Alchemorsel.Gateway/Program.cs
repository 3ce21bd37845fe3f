using Alchemorsel.Gateway;
using Alchemorsel.Gateway.RateLimits;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTrustedProxies();
builder.AddCompression();
builder.AddCrossOrigin();
builder.AddRouting();
builder.AddLimits();
builder.AddLoadShedding();
builder.AddRateLimits();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseCalmErrors();
app.UseKnownMethods();
app.UseCrossOrigin();
app.UseLoadShedding();
app.UseRateLimits();
app.MapDefaultEndpoints();
app.MapRouting();
app.Run();
