using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>The code did not come: what to look at. A code question that waits is asked again below, with its button for another.</summary>
internal sealed class OtpMissingDialog(Facts facts) : IDialog
{
    public string Name => DialogNames.OtpMissing;

    public Task RunAsync(Chat chat)
    {
        chat.Tell("otp", new Phrase("otp.missing", ("hotline", facts.Hotline)));
        return Task.CompletedTask;
    }
}
