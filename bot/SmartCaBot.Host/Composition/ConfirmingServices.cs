using Microsoft.AspNetCore.Hosting.Server;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Confirming;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Composition;

/// <summary>The page where codes are entered that must not be typed into a chat.</summary>
internal static class ConfirmingServices
{
    public static void AddConfirming(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(new LinkSeal(SecretFile.Key(installation.Data.KeyFile("code-links.key"))));
        services.AddSingleton(new TypedCodes(installation.Options));
        services.AddSingleton<ICodeLinks>(s => new CodeLinks(
            s.GetRequiredService<LinkSeal>(), s.GetRequiredService<TypedCodes>(), installation.Options.PublicUrl, s.GetRequiredService<IServer>()));
        services.AddSingleton<IAwaitedCode, SignatureCode>();
        services.AddSingleton<IAwaitedCode, ActivationCode>();
        services.AddSingleton<IAwaitedCode, IdentificationCode>();
        services.AddSingleton<WaitingCodes>();
        services.AddSingleton<CodeNews>();
        services.AddSingleton<CodeEntering>();
        services.AddSingleton<CodePage>();
        services.AddDispatcher(s => ActivatorUtilities.CreateInstance<CodeWatch>(s));
    }
}
