using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Faq;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Beside the person through the five steps in VNPT's app; at the end asks the gateway whether the certificate is there.</summary>
internal sealed class GuideFlow(IRegistration registration, Facts facts, IPictures pictures)
{
    public async Task RunAsync(Chat chat)
    {
        chat.Tell("intro", new Phrase("guide.intro", ("source", facts.StepsSource.ToPhrase())));
        for (var i = 0; i < facts.Steps.Count; i++)
            await chat.AskAsync($"step-{i + 1}", Step(chat, i));
        if (await ConsentStep.AskAsync(chat, "guide.consent") is null) return;
        var number = await chat.AskAsync("citizen-id", CitizenIdQuestion.Of("guide.ask.citizen-id", chat.Today(), []));
        await CheckAsync(chat, number);
    }

    private Question<bool> Step(Chat chat, int index)
    {
        var step = facts.Steps[index];
        return new Question<bool>(
            new Message(new Phrase(
                "guide.step", ("number", index + 1), ("count", facts.Steps.Count), ("text", step.Text)))
            {
                Input = InputKind.Choice,
                Buttons = [Button.Reply("done", "guide.done"), Button.Start(Commands.Help, "guide.help"), .. index > 0 ? [StepButtons.Back] : Array.Empty<Button>()],
                Attachments = step.Picture is null ? [] : [Pictures.Of(chat, pictures, step.Picture)],
            },
            input => IsDone(input) ? true : input.Text.Length == 0 ? new Answer<bool>.Unrelated() : Answer.No<bool>("guide.choose"))
        {
            Help = step.Help,
        };
    }

    private static bool IsDone(TurnInput input) =>
        input.Button?.Answer == "done" || YesNoWords.Read(input.Text) is true
        || PlainWords.Of(input.Text) is "xong" or "xong roi" or "da xong" or "da lam xong" or "lam xong" or "lam xong roi" or "da lam" or "roi" or "done" or "finished" or "ready";

    private async Task CheckAsync(Chat chat, string number)
    {
        while (true)
        {
            var check = await Retry.UntilAvailableAsync(
                chat, "gateway",
                () => chat.LookUpAsync("gateway", number, _ => registration.CheckGatewayAsync(number, chat.CancellationToken)),
                c => c == GatewayCheck.Unavailable);
            if (check == GatewayCheck.HasCertificate)
            {
                chat.Tell("has", new Message("guide.has_certificate") { Buttons = Menu.Of("sign", "services", "where") });
                return;
            }

            var again = await chat.ChooseAsync("not-yet", new Message(new Phrase("guide.no_certificate", ("hotline", facts.Hotline))),
            [
                new Choice<bool>("again", "guide.check_again", true),
                new Choice<bool>("later", "guide.later", false),
            ]);
            if (!again)
            {
                chat.Tell("later", new Message("guide.later.said") { Buttons = Menu.Of("human", "services") });
                return;
            }

            chat.Forget("gateway", "not-yet");
        }
    }
}
