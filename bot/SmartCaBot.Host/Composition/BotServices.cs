using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Linking;
using SmartCaBot.Host.Pages.Chat;
using SmartCaBot.Host.Pictures;
using SmartCaBot.Host.Setup;
using SmartCaBot.Understanding;
using SmartCaBot.Understanding.Catalog;

namespace SmartCaBot.Host.Composition;

/// <summary>The bot: content, understanding, dialogs, and their ports on the signing core.</summary>
internal static class BotServices
{
    public static void AddBot(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(new QrAddress(SecretFile.Key(installation.Data.KeyFile("pictures.key"))));
        services.AddSingleton<IPictures>(s => new QrPictures(s.GetRequiredService<QrAddress>(), installation.Options.PublicUrl));
        services.AddSingleton(_ => Understander());
        services.AddSingleton(_ => Content(installation.Options.Locale.Zone));
        services.AddSingleton(s => s.GetRequiredService<ContentLibrary>().Phrases);
        services.AddSingleton(new LinkCodes(SecretFile.Key(installation.Data.KeyFile("link-codes.key"))));
        services.AddSingleton<LinkMetrics>();
        services.AddSingleton<ILinks, LocalLinks>();
        services.TryAddSingleton<IHelpDesk, NoHelpDesk>();
        services.TryAddSingleton<ICampaigns, NoCampaigns>();
        services.TryAddSingleton<ICardPictures, NoCardPictures>();
        // Unless the gateway's stand there already.
        services.TryAddSingleton<ISigning, LocalSigning>();
        services.TryAddSingleton<IIdentification, LocalIdentification>();
        services.TryAddSingleton<IOutsideConfirmations, NoOutsideConfirmations>();
        services.TryAddSingleton<IRegistration, LocalRegistration>();
        services.AddSingleton<BotPorts>();
        services.AddSingleton(s => new SwitchNotices(s.GetRequiredService<ISwitches>(), s.GetRequiredService<ContentLibrary>().Handbook.Hotline));
        services.AddSingleton<OutageNotes>();
        services.AddSingleton<IBot>(s => BotDialogs.Create(
            s.GetRequiredService<ContentLibrary>(), s.GetRequiredService<Understander>(), s.GetRequiredService<BotPorts>(),
            new FlowOptions
            {
                ForgetPersonAfter = installation.Options.Conversation.ForgetPersonAfter,
                HubChannel = installation.Options.Connector.HubChannel is { Length: > 0 } hub ? hub : null,
            }));
    }

    public static Understander Understander() => new(IntentCatalog.Parse(Read("intents.yaml")));

    /// <exception cref="FormatException">A content file is not as it must be.</exception>
    public static ContentLibrary Content(TimeZoneInfo zone) => ContentLibrary.Parse(Read, zone);

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", name));
}
