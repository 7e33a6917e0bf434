using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Steps;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Asks for one file, or takes up one that came before.</summary>
internal static class PdfQuestion
{
    /// <summary>Where the answer is kept.</summary>
    public const string Key = "file";

    /// <summary>Where a file that came before is kept.</summary>
    public const string Waiting = "waiting-file";

    /// <summary>The first file of a message that no question had asked for; taken up so that no other dialog does.</summary>
    public static Task<ReceivedFile?> TakeWaitingAsync(Chat chat) => chat.LookUpAsync(Waiting, "", _ =>
    {
        var file = chat.WaitingFiles.Count > 0 ? chat.WaitingFiles[0] : null;
        chat.TakeFiles();
        return Task.FromResult(file);
    });

    public static Question<ReceivedFile> Of(string prompt) => new(
        new Message(prompt) { Input = InputKind.File, Buttons = [StepButtons.Help, StepButtons.Cancel] },
        input => input.Files switch
        {
            [] => new Answer<ReceivedFile>.Unrelated(),
            [var file] => file,
            _ => Answer.No<ReceivedFile>("sign.one_file"),
        })
    {
        Label = "field.file",
        Help = "sign.file.help",
        Show = file => new Phrase("shown", ("value", file.Name)),
    };
}
