using System.Collections.Immutable;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>The buttons that lead to each part of the bot, by the names that content files use.</summary>
internal static class Menu
{
    private static readonly Dictionary<string, (string Dialog, string? Argument)> Entries = new(StringComparer.Ordinal)
    {
        ["register"] = (DialogNames.Register, null),
        ["status"] = (DialogNames.Status, null),
        ["sign"] = (DialogNames.Sign, null),
        ["verify"] = (DialogNames.Verify, null),
        ["history"] = (DialogNames.History, null),
        ["certificate"] = (DialogNames.Certificate, null),
        ["services"] = (DialogNames.Services, ServiceLists.All),
        ["services-full"] = (DialogNames.Services, ServiceLists.Full),
        ["services-partial"] = (DialogNames.Services, ServiceLists.Partial),
        ["services-audience"] = (DialogNames.Services, ServiceLists.AskAudience),
        ["levels"] = (DialogNames.Services, ServiceLists.Levels),
        ["what"] = (DialogNames.Faq, Intents.FaqWhatIsSignature),
        ["requirements"] = (DialogNames.Faq, Intents.RegisterRequirements),
        ["cost"] = (DialogNames.Faq, Intents.RegisterCost),
        ["app"] = (DialogNames.Faq, Intents.RegisterApp),
        ["legal"] = (DialogNames.Faq, Intents.FaqLegalValue),
        ["security"] = (DialogNames.Faq, Intents.FaqSecurity),
        ["where"] = (DialogNames.Faq, Intents.FaqWhereUsable),
        ["submit-guide"] = (DialogNames.Faq, Intents.FaqSubmitGuide),
        ["renew"] = (DialogNames.Faq, Intents.CertificateRenew),
        ["revoke"] = (DialogNames.Faq, Intents.CertificateRevoke),
        ["help"] = (DialogNames.Help, null),
        ["human"] = (DialogNames.Human, null),
        ["english"] = (DialogNames.Language, "en"),
        ["vietnamese"] = (DialogNames.Language, "vi"),
    };

    public static IEnumerable<string> Names => Entries.Keys;

    public static Button Entry(string name) => Button.Start(Entries[name].Dialog, $"menu.{name}", Entries[name].Argument);

    public static ImmutableArray<Button> Of(params ReadOnlySpan<string> names)
    {
        var buttons = ImmutableArray.CreateBuilder<Button>(names.Length);
        foreach (var name in names) buttons.Add(Entry(name));
        return buttons.MoveToImmutable();
    }

    /// <summary>What most people come for.</summary>
    public static ImmutableArray<Button> Main => Of("register", "sign", "services", "human");
}
