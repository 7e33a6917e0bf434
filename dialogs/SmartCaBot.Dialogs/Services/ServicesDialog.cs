using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Services;

/// <summary>Lists of services: all, by level, by audience; and what the levels mean.</summary>
internal sealed class ServicesDialog(ServiceList services, Facts facts) : IDialog
{
    public string Name => DialogNames.Services;

    public async Task RunAsync(Chat chat)
    {
        var list = chat.Argument ?? ServiceLists.All;
        if (list == ServiceLists.AskAudience)
        {
            list = await chat.ChooseAsync("audience", "services.audience",
            [
                new Choice<string>(ServiceLists.Citizen, "audience.citizen", ServiceLists.Citizen),
                new Choice<string>(ServiceLists.HouseholdBusiness, "audience.household_business", ServiceLists.HouseholdBusiness),
                new Choice<string>(ServiceLists.Enterprise, "audience.enterprise", ServiceLists.Enterprise),
            ]);
        }

        chat.Tell("list", list switch
        {
            ServiceLists.Full => List("services.full", s => s.Level == ServiceLevel.Full, "services-partial", "levels"),
            ServiceLists.Partial => List("services.partial", s => s.Level == ServiceLevel.Partial, "services-full", "levels"),
            ServiceLists.Citizen => List("services.citizen", s => s.Audiences.Contains(Audience.Citizen), "services-full", "services-audience"),
            ServiceLists.HouseholdBusiness =>
                List("services.household_business", s => s.Audiences.Contains(Audience.HouseholdBusiness), "services-full", "services-audience"),
            ServiceLists.Enterprise =>
                List("services.enterprise", s => s.Audiences.Contains(Audience.Enterprise), "services-full", "services-audience"),
            ServiceLists.Levels => new Message(services.Levels.ToPhrase()) { Buttons = Menu.Of("services-full", "services-partial") },
            _ => List("services.all", _ => true, "services-full", "services-audience", "human"),
        });
    }

    private Message List(string title, Func<PublicService, bool> which, params ReadOnlySpan<string> then)
    {
        var chosen = services.Services.Where(which).ToArray();
        return new Message(new Phrase(title, ("count", chosen.Length), ("list", chosen.Select(s => ServiceList.Line(s, facts.Hotline)).ToArray()), ("source", services.Source.ToPhrase())))
        {
            Buttons = Menu.Of(then),
        };
    }
}
