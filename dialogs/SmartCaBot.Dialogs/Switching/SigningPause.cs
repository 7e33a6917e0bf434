using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Steps;

namespace SmartCaBot.Dialogs.Switching;

/// <summary>Signing, or activating, while signing is switched off: said plainly, and everything done so far stays until it is on again.</summary>
/// <param name="notice">What is said in that language; null while it is on.</param>
internal sealed class SigningPause(Func<string, Phrase?> notice)
{
    private const string Open = "open";

    /// <summary>Before anything is asked: nobody should fill in what cannot be signed. The file they sent stays.</summary>
    public Task AwaitAsync(Chat chat) => Retry.UntilAvailableAsync(
        chat, Open, () => chat.LookUpAsync(Open, "", _ => Task.FromResult(Notice(chat.Language) is null)), isOn => !isOn, Why);

    /// <summary>Null while signing is on.</summary>
    public Phrase? Notice(string language) => notice(language);

    public Phrase Why(string language) => Notice(language) ?? "unavailable";
}
