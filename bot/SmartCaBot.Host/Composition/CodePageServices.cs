using Microsoft.AspNetCore.Hosting.Server;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Pages.Code;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Composition;

/// <summary>The page where codes are entered that must not be typed into a chat.</summary>
internal static class CodePageServices
{
    public static void AddCodePage(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(new CodePageSeal(SecretFile.Key(installation.Data.KeyFile("code-links.key"))));
        services.AddSingleton(new TypedCodes(installation.Options));
        services.AddSingleton<ICodePages>(s => new CodePages(
            s.GetRequiredService<CodePageSeal>(), s.GetRequiredService<TypedCodes>(), installation.Options.PublicUrl, s.GetRequiredService<IServer>()));
        services.AddSingleton<IAwaitedCode, ActivationCode>();
        if (installation.Options.Gateway.Signing == GatewaySigning.Off)
        {
            services.AddSingleton<IAwaitedCode, SignatureCode>();
            services.AddSingleton<IAwaitedCode, IdentificationCode>();
        }
        else
        {
            services.AddSingleton<IAwaitedCode>(s => ActivatorUtilities.CreateInstance<GatewayCode>(s, CodePurpose.Signature));
            services.AddSingleton<IAwaitedCode>(s => ActivatorUtilities.CreateInstance<GatewayCode>(s, CodePurpose.Identification));
        }

        services.AddSingleton<WaitingCodes>();
        services.AddSingleton<CodeNews>();
        services.AddSingleton<CodeEntering>();
        services.AddSingleton<CodePage>();
        services.AddDispatcher(s => new CodeWatch(s.GetRequiredService<WaitingCodes>(), s.GetRequiredService<CodeNews>()));
        services.AddDispatcher(s => new CodeWatch(s.GetRequiredService<WaitingCodes>(), s.GetRequiredService<CodeNews>(), CodeNews.FormerMarkKind));
    }
}
