using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>Comes by an office's printed code (the argument): says where the person is, and begins what the code is for.</summary>
internal sealed class CampaignDialog(ICampaigns campaigns) : IDialog
{
    public string Name => DialogNames.Campaign;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var code = chat.Argument ?? "";
        if (await chat.LookUpAsync("find", code, _ => campaigns.FindAsync(code, chat.CancellationToken)) is not { } campaign)
        {
            // The poster is old, or somebody mistyped: they came for something all the same.
            if (chat.InProgress(Forms).Count == 0) await chat.ContinueWithAsync(DialogNames.Greeting);
            return;
        }

        chat.ComeBy(new CampaignVisit(campaign.Code, campaign.Office, campaign.Desk));
        chat.Tell("where", campaign.Desk is { } desk
            ? new Phrase("campaign.desk", ("office", campaign.OfficeName), ("desk", desk))
            : new Phrase("campaign.office", ("office", campaign.OfficeName)));
        // What is under way goes on.
        if (chat.InProgress(Forms).Count > 0) return;
        var (dialog, argument) = Start(campaign);
        if (chat.ParkedAnswers(dialog).Count > 0) await chat.ContinueWithAsync(DialogNames.Resume, dialog);
        await chat.ContinueWithAsync(dialog, argument);
    }

    private static string[] Forms { get; } = [DialogNames.Register, DialogNames.Activate, DialogNames.Sign];

    private static (string Dialog, string? Argument) Start(Campaign campaign) => campaign.Start switch
    {
        CampaignStart.Register => (DialogNames.Register, null),
        CampaignStart.Sign => (DialogNames.Sign, null),
        CampaignStart.Services => (DialogNames.Services, ServiceLists.All),
        CampaignStart.Service => (DialogNames.Service, campaign.Service?.ToString(CultureInfo.InvariantCulture)),
        _ => (DialogNames.Greeting, null),
    };
}
