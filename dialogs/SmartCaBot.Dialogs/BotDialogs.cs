using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Faq;
using SmartCaBot.Dialogs.Greeting;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Services;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs;

/// <summary>The bot: all dialogs on one flow engine.</summary>
public static class BotDialogs
{
    public static IBot Create(ContentLibrary content, Understander understander, BotPorts ports)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(understander);
        ArgumentNullException.ThrowIfNull(ports);
        return new FlowEngine(new DialogSet(All(content, ports)), new BotInterpreter(understander), content.Phrases);
    }

    private static IEnumerable<IDialog> All(ContentLibrary content, BotPorts ports) =>
    [
        new GreetingDialog(),
        new HelpDialog(),
        new ThanksDialog(),
        new LanguageDialog(),
        new HumanDialog(content.Facts),
        new FallbackDialog(content.Facts),
        new ClarifyDialog(content.Services),
        new ResumeDialog(),
        new FaqDialog(content.Faq, content.Facts, ports.Pictures),
        new ServiceDialog(content.Services, content.Facts),
        new ServicesDialog(content.Services, content.Facts),
    ];
}
