using SmartCaBot.Admin;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Host.Authority;
using SmartCaBot.Host.Cli;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Http;
using SmartCaBot.Host.Pages.Authenticators;
using SmartCaBot.Signing.Api;
using SmartCaBot.Storage;

// The signing service alone: no chat, no channels, no staff's pages. Its settings, database and token are the host's own, so both may run
// beside each other on one PostgreSQL; dossiers, integrators and switches are the host's to change.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (HostConfiguration.Read(builder.Configuration, builder.Environment, Console.Error) is not { } options)
    return (int)ExitCode.Configuration;

await using var installation = await Installation.TryOpenAsync(options, Console.Error);
if (installation is null) return (int)ExitCode.Unavailable;

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(installation.Storage);
builder.Services.AddSingleton(options.Data);
builder.Services.AddDelivery(options, installation.Data);
builder.Services.AddFollowedSwitches();
builder.Services.AddIntegrators();
builder.Services.AddSigning(installation);
builder.Services.AddSigningApi(options.SigningApi.ToOptions(options));
builder.AddSigningWeb(options.Web);

var app = builder.Build();
app.UseTrustedProxies(options.Web.TrustedProxies);
app.UseSecurityHeaders();
app.UseKnownMethods();
app.UseExceptionHandler();
app.UseRequestLimits();
app.MapSigningApi();
app.MapAuthenticatorPage();
app.MapAuthority();
app.MapHealth();
app.MapDelivery();
app.MapOpenApi("/openapi/v1.json");
await app.RunAsync();
return (int)ExitCode.Done;
