using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What the person is to confirm in another company's app.</summary>
/// <param name="Purpose">What it does.</param>
/// <param name="Reference">Transaction or identity check.</param>
/// <param name="Prompt">Says what to do, from what the app shows and until when.</param>
internal sealed record AppUse(CodePurpose Purpose, string Reference, Func<AppRequest, Phrase> Prompt);

/// <summary>
/// Has the app ask, says what to do there, and waits: the turn ends, and the news that it was confirmed, refused or ran out arrives as an
/// event. Whatever the news says, what came of it is looked up; so doubled, late and forged news do no harm.
/// </summary>
/// <param name="Name">Prefix of the keys.</param>
/// <param name="Use">What is to be confirmed.</param>
/// <param name="Outside">Asks.</param>
/// <param name="Check">Looks at what has come of it; gets an idempotency key.</param>
/// <param name="Judge">Null when the result settles it; otherwise what to say before waiting on.</param>
internal sealed record AppStep<T>(
    string Name, AppUse Use, IOutsideConfirmations Outside, Func<string, Task<T>> Check, Func<T, AskAgain?> Judge)
{
    private string Question => $"{Name}.app";

    private string Checked => $"{Name}.app.check";

    private string Note => $"{Name}.app.note";

    /// <summary>All keys it uses, to begin anew.</summary>
    public static string[] Keys(string name) => [AskKey(name), $"{name}.app", $"{name}.app.check", $"{name}.app.note"];

    /// <summary>Where the request is kept.</summary>
    public static string AskKey(string name) => $"{name}.app.ask";

    public async Task<T> RunAsync(Chat chat)
    {
        var ask = AskKey(Name);
        var asked = await Retry.UntilAvailableAsync(
            chat, ask,
            () => chat.OnceAsync(ask, _ => Outside.AskAsync(
                new AwaitedCode(Use.Purpose, Use.Reference, chat.ConversationId, chat.RunId, Question), chat.CancellationToken)),
            request => request.Outcome == AppRequestOutcome.Unavailable);
        if (asked.Outcome == AppRequestOutcome.Slow) chat.Tell(Note, "app.slow");
        // What is over already is looked at before anything is asked; and if it is not over after all, it is waited for.
        for (var isOver = asked.Outcome == AppRequestOutcome.Over; ; isOver = false)
        {
            if (!isOver) await chat.AskAsync(Question, AppQuestion.Of(Use.Prompt(asked)));
            var result = await chat.OnceAsync(Checked, Check);
            if (Judge(result) is not { } again) return result;
            chat.Outcome(again.Outcome);
            chat.Forget(Question, Checked, Note);
            chat.Tell(Note, again.Reason);
        }
    }
}
