using SmartCaBot.Admin;
using SmartCaBot.Desk;
using SmartCaBot.Host.Authority;
using SmartCaBot.Host.Cli;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Http;
using SmartCaBot.Host.Pages.Authenticators;
using SmartCaBot.Host.Pages.Chat;
using SmartCaBot.Host.Pages.Code;
using SmartCaBot.Host.Pages.Plain;
using SmartCaBot.Host.Pictures;
using SmartCaBot.Office;
using SmartCaBot.Signing.Api;
using SmartCaBot.Staff;
using SmartCaBot.Storage;

if (CommandLine.Find(args) is { } command) return (int)await command;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (HostConfiguration.Read(builder.Configuration, builder.Environment, Console.Error) is not { } options)
    return (int)ExitCode.Configuration;

await using var installation = await Installation.TryOpenAsync(options, Console.Error);
if (installation is null) return (int)ExitCode.Unavailable;

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(installation.Storage);
builder.Services.AddSingleton(options.Data);
builder.Services.AddDelivery(options, installation.Data);
builder.Services.AddSigning(installation);
if (options.Gateway.Signing != GatewaySigning.Off) builder.Services.AddGatewaySigning();
builder.Services.AddBot(installation);
builder.Services.AddCodePage(installation);
builder.Services.AddAllChannels(installation);
builder.Services.AddSingleton(options);
builder.Services.AddHostedService<PublicAddressCheck>();
builder.Services.AddStaff(options.ToStaff());
builder.Services.AddDesk();
builder.Services.AddOffice(options.ToOffice());
builder.Services.AddAdministration(options);
if (options.SigningApi.Enabled) builder.Services.AddSigningApi(options.SigningApi.ToOptions(options));
builder.AddWeb(options.Web);

var app = builder.Build();
app.UseTrustedProxies(options.Web.TrustedProxies);
app.UseSecurityHeaders();
app.UseKnownMethods();
app.UseExceptionHandler();
app.UseRequestLimits();
app.UseStaff();
app.UseWebSockets();
app.MapChannels(options);
app.MapPage();
app.MapPlainPage();
app.MapCodePage();
if (options.Gateway.Signing != GatewaySigning.Off) app.MapGatewayWebhook();
app.MapStaff();
app.MapDesk();
app.MapOffice();
app.MapAdmin();
app.MapPictures();
app.MapAuthority();
if (options.SigningApi.Enabled)
{
    app.MapSigningApi();
    app.MapAuthenticatorPage();
}

app.MapHealth();
app.MapDelivery();
app.MapOpenApi("/openapi/v1.json");
await app.RunAsync();
return (int)ExitCode.Done;
