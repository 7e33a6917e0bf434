using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Faq;
using SmartCaBot.Dialogs.Handoff;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Linking;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Registration;
using SmartCaBot.Dialogs.Services;
using SmartCaBot.Dialogs.Signing;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Dialogs.Talk;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs;

/// <summary>The bot: all dialogs on one flow engine.</summary>
public static class BotDialogs
{
    /// <exception cref="FormatException">The content files do not fit one another.</exception>
    public static IBot Create(ContentLibrary content, Understander understander, BotPorts ports, FlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(understander);
        ArgumentNullException.ThrowIfNull(ports);
        content.MustFit(understander);
        var notices = new SwitchNotices(ports.Switches, content.Facts.Hotline);
        var outages = new Outages(ports.Switches, notices);
        var identify = new IdentifyStep(ports.Identification, ports.CodePages, ports.Outside);
        var pause = new SigningPause(language => notices.Of(SwitchName.Signing, language));
        var sign = new SignFlow(ports.Signing, identify, pause, new ConfirmStep(ports.Signing, ports.CodePages, ports.Outside, pause));
        return new FlowEngine(
            new DialogSet(All(content, ports, identify, sign, notices)),
            new BotInterpreter(understander), content.Phrases, (options ?? new FlowOptions()) with { Outage = outages.Of });
    }

    private static IEnumerable<IDialog> All(ContentLibrary content, BotPorts ports, IdentifyStep identify, SignFlow sign, SwitchNotices notices) =>
    [
        // Talk
        new GreetingDialog(),
        new HelpDialog(),
        new ThanksDialog(),
        new LanguageDialog(),
        new FallbackDialog(content.Facts),
        new ClarifyDialog(content.Services),
        new ResumeDialog(),
        new CampaignDialog(ports.Campaigns),

        // People
        new HumanDialog(ports.HelpDesk, notices, content.Facts),
        new HandoffExpiredDialog(ports.HelpDesk, content.Facts),
        new HandoffOverDialog(),
        new SatisfactionDialog(),

        // Answers
        new FaqDialog(content.Faq, content.Facts, ports.Pictures),
        new ServiceDialog(content.Services, content.Facts),
        new ServicesDialog(content.Services, content.Facts),

        // Registration
        new RegisterDialog(ports.Registration, ports.CardPictures, content.Facts, ports.Pictures),
        new SparePictureDialog(ports.CardPictures),
        new ActivateDialog(ports.Registration, ports.CodePages, new SigningPause(notices.OfActivation), content.Facts),
        new StatusDialog(ports.Registration, content.Facts),

        // Signing
        new SignDialog(sign),
        new HandedDialog(ports.HandedDocuments, sign),
        new SignOutcomeDialog(ports.Signing),
        new VerifyDialog(ports.Signing),
        new HistoryDialog(ports.Signing, identify),
        new CertificateDialog(ports.Signing, identify),
        new CertificateEndingDialog(content.Facts),
        new OtpMissingDialog(content.Facts),

        // Several channels
        new LinkDialog(ports.Links),
        new LinkEnterDialog(ports.Links, ports.Campaigns),
        new LinkMadeDialog(),
        new LinkReadyDialog(),
        new LinkEndDialog(ports.Signing),
        new LinkEndedDialog(ports.Signing),
        new WorkAskedDialog(ports.Signing),
        new WorkMovedDialog(ports.Links),
    ];
}
