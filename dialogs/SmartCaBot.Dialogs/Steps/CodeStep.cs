using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>Why the code is asked again.</summary>
internal sealed record AskAgain(Phrase Reason, TurnOutcome Outcome = TurnOutcome.StepRejected)
{
    /// <summary>"Mã chưa đúng, còn 2 lần."</summary>
    public static AskAgain Wrong(int attemptsLeft) => new(
        attemptsLeft == 1 ? "code.wrong_last" : new Phrase("code.wrong", ("left", attemptsLeft)));

    public static AskAgain Expired { get; } = new("code.expired");

    public static AskAgain Unavailable(Phrase reason) => new(reason, TurnOutcome.ErrorUnavailable);
}

/// <summary>Asks for a code until the check is settled: wrong and expired codes, another code, all at the same place.</summary>
/// <param name="Name">Prefix of the keys.</param>
/// <param name="Prompt">What the code is for and where it went.</param>
/// <param name="Check">Checks the code; gets an idempotency key.</param>
/// <param name="Resend">Sends another; gets an idempotency key.</param>
/// <param name="Judge">Null when the result settles it; otherwise what to say before the code is asked again.</param>
internal sealed record CodeStep<T>(
    string Name, Phrase Prompt, Func<string, string, Task<T>> Check, Func<string, Task<CodeDelivery>> Resend, Func<T, AskAgain?> Judge)
{
    public async Task<T> RunAsync(Chat chat)
    {
        var (code, check, note) = ($"{Name}.code", $"{Name}.check", $"{Name}.note");
        while (true)
        {
            var entry = await chat.AskAsync(code, CodeEntry.Question(Prompt, "code.help"));
            if (entry is { Code: null })
            {
                await ResendAsync(chat, note);
                chat.Forget(code);
                continue;
            }

            // A replay no longer has the code; the result it led to is stored.
            var result = await chat.OnceAsync(check, key => Check(key, entry?.Code ?? ""));
            if (Judge(result) is not { } again) return result;
            chat.Outcome(again.Outcome);
            chat.Forget(code, check, note);
            chat.Tell(note, again.Reason);
        }
    }

    private async Task ResendAsync(Chat chat, string note)
    {
        var resend = $"{Name}.resend";
        var delivery = await chat.OnceAsync(resend, Resend);
        chat.Forget(resend, note);
        if (delivery.Outcome == CodeOutcome.Unavailable) chat.Outcome(TurnOutcome.ErrorUnavailable);
        chat.Tell(note, CodeNotes.Of(delivery, chat.Now));
    }
}
