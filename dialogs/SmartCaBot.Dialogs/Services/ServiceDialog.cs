using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Services;

/// <summary>One public service: is it fully online, for whom, and where. The argument is its number.</summary>
internal sealed class ServiceDialog(ServiceList services, Facts facts) : IDialog
{
    public string Name => DialogNames.Service;

    public Task RunAsync(Chat chat)
    {
        if (services.Find(chat.Argument) is { } spokenOf) chat.SpeakOf(spokenOf.Id.ToString(CultureInfo.InvariantCulture));
        chat.Tell("service", services.Find(chat.Argument) switch
        {
            { Name: not null, Level: not null } known => Describe(known),
            { } unreadable => new Message(new Phrase("service.unreadable", ("number", unreadable.Id), ("hotline", facts.Hotline), ("source", services.Source.ToPhrase())))
            {
                Buttons = Menu.Of("services", "human"),
            },
            null => new Message("service.which") { Buttons = Menu.Of("services", "services-full", "human") },
        });
        return Task.CompletedTask;
    }

    private Message Describe(PublicService service) => new(ServiceText.Of(service, services))
    {
        Buttons = [Button.Open(facts.NationalPortal, "service.open_portal"), .. Menu.Of("submit-guide", "register")],
    };
}
