using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>A form was stopped half-way: go on with it, or begin anew.</summary>
internal sealed class ResumeDialog : IDialog
{
    public string Name => DialogNames.Resume;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var form = chat.Argument!;
        var answers = chat.ParkedAnswers(form).Count;
        var goOn = await chat.ChooseAsync(
            "resume", new Message(new Phrase("resume", ("count", answers))),
            [new Choice<bool>("continue", "resume.continue", true), new Choice<bool>("anew", "resume.anew", false)]);
        await chat.ContinueWithAsync(form, parked: goOn);
    }
}
