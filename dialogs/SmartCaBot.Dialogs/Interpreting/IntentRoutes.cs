using System.Globalization;
using SmartCaBot.Understanding;
using SmartCaBot.Understanding.Entities;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Which dialog answers an intent.</summary>
internal static class IntentRoutes
{
    public static (string Dialog, string? Argument) Of(string intent, int? service) => intent switch
    {
        Intents.RegisterStart => (DialogNames.Register, null),
        Intents.RegisterStatus or Intents.RegisterActivation => (DialogNames.Status, intent),
        Intents.ServicesFind => (DialogNames.Service, service?.ToString(CultureInfo.InvariantCulture)),
        Intents.ServicesList => (DialogNames.Services, ServiceLists.All),
        Intents.ServicesFullOnline => (DialogNames.Services, ServiceLists.Full),
        Intents.ServicesPartial => (DialogNames.Services, ServiceLists.Partial),
        Intents.ServicesByAudience => (DialogNames.Services, ServiceLists.AskAudience),
        Intents.ServicesLevel => (DialogNames.Services, ServiceLists.Levels),
        Intents.SignStart => (DialogNames.Sign, null),
        Intents.SignOtpMissing => (DialogNames.OtpMissing, null),
        Intents.SignHistory => (DialogNames.History, null),
        Intents.SignVerify => (DialogNames.Verify, null),
        Intents.CertificateInfo => (DialogNames.Certificate, null),
        Intents.HumanRequest => (DialogNames.Human, null),
        Intents.ChatGreet => (DialogNames.Greeting, null),
        Intents.ChatThanks => (DialogNames.Thanks, null),
        Intents.ChatHelp => (DialogNames.Help, null),
        Intents.ChatCancel or Intents.ChatBack => (DialogNames.Help, HelpTopics.NothingRunning),
        Intents.OutOfScope => (DialogNames.Fallback, null),
        _ => (DialogNames.Faq, intent),
    };

    /// <summary>As <see cref="Of(string, int?)"/>, with what else was recognised in the text.</summary>
    public static (string Dialog, string? Argument) Of(UnderstandingResult result)
    {
        if (result.Intent == Intents.ServicesByAudience && Find(result, EntityTypes.Audience) is { } audience)
            return (DialogNames.Services, audience);
        return Of(result.Intent, result.Service);
    }

    private static string? Find(UnderstandingResult result, string type)
    {
        foreach (var entity in result.Entities)
        {
            if (entity.Type == type) return entity.Value;
        }

        return null;
    }
}
