using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Pictures;
using SmartCaBot.Host.Setup;
using SmartCaBot.Understanding;
using SmartCaBot.Understanding.Catalog;

namespace SmartCaBot.Host.Composition;

/// <summary>The bot: content, understanding, dialogs.</summary>
internal static class BotServices
{
    public static void AddBot(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(new QrAddress(SecretFile.Key(installation.Data.KeyFile("pictures.key"))));
        services.AddSingleton<IPictures>(s => new Pictures.Pictures(s.GetRequiredService<QrAddress>(), installation.Options.PublicUrl));
        services.AddSingleton(_ => Understander());
        services.AddSingleton<BotPorts>();
        services.AddSingleton<IBot>(s => BotDialogs.Create(
            ContentLibrary.Parse(Content), s.GetRequiredService<Understander>(), s.GetRequiredService<BotPorts>()));
    }

    public static Understander Understander() => new(IntentCatalog.Parse(Content("intents.yaml")));

    private static string Content(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", name));
}
