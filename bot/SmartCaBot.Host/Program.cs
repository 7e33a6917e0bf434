using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Pictures;
using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Http;
using SmartCaBot.Host.Page;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (HostConfiguration.Read(builder.Configuration, builder.Environment, Console.Error) is not { } options) return 78;
var data = DataDirectory.Open(options.Data.Directory);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(PageFiles.Load(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
builder.Services.AddSingleton(new QrAddress(SecretFile.Key(data.KeyFile("pictures.key"))));
builder.Services.AddRequestLimits(options.Web);
builder.Services.AddOpenApi();

var app = builder.Build();
app.UseTrustedProxies(options.Web.TrustedProxies);
app.UseSecurityHeaders();
app.UseRateLimiter();
app.MapPage();
app.MapPictures();
app.MapHealth();
app.MapDelivery();
app.MapOpenApi("/openapi/v1.json");
await app.RunAsync();
return 0;
