using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>Why the code is asked again.</summary>
internal sealed record AskAgain(Phrase Reason, TurnOutcome Outcome = TurnOutcome.StepRejected)
{
    /// <summary>Nothing but the code was wrong; to a page's question it means that none has been entered yet.</summary>
    public bool IsWrongCode { get; private init; }

    /// <summary>"Mã chưa đúng, còn 2 lần."</summary>
    public static AskAgain Wrong(int attemptsLeft) => new(
        attemptsLeft == 1 ? "code.wrong_last" : new Phrase("code.wrong", ("left", attemptsLeft)))
    {
        IsWrongCode = true,
    };

    public static AskAgain Expired { get; } = new("code.expired");

    /// <summary>Password or authenticator code: nobody says which.</summary>
    public static AskAgain WrongSecret { get; } = new("totp.wrong") { IsWrongCode = true };

    public static AskAgain PasswordGone { get; } = new("totp.again");

    /// <summary>The app has not been heard of yet.</summary>
    public static AskAgain NotYet { get; } = new("app.not_yet");

    public static AskAgain Unavailable(Phrase reason) => new(reason, TurnOutcome.ErrorUnavailable);
}

/// <summary>What a code is for, and how it is asked for.</summary>
/// <param name="Purpose">What it does.</param>
/// <param name="Reference">Transaction, dossier or challenge.</param>
/// <param name="Prompt">Said where it may be typed: what it is for and where it went.</param>
/// <param name="LinkPrompt">Said where it is entered on our page.</param>
internal sealed record CodeUse(CodePurpose Purpose, string Reference, Phrase Prompt, Phrase LinkPrompt)
{
    /// <summary>Where the password goes that is asked for before an authenticator's code; null for a code that was sent.</summary>
    public Action<string>? HoldPassword { get; init; }

    /// <summary>Another one can be sent.</summary>
    public bool IsSent => HoldPassword is null;
}

/// <summary>
/// Asks for a code until the check is settled: wrong and expired codes, another code, all at the same place. Where codes must not be typed
/// into the chat, a link is given and the check looks at what became of it on the page; it has counted there.
/// </summary>
/// <param name="Name">Prefix of the keys.</param>
/// <param name="Use">What the code is for.</param>
/// <param name="Links">Whether it may be typed, or the page where it is entered.</param>
/// <param name="Check">Checks the code; gets an idempotency key. An empty code is no attempt: it tells how things stand.</param>
/// <param name="Resend">Sends another; gets an idempotency key.</param>
/// <param name="Judge">Null when the result settles it; otherwise what to say before the code is asked again.</param>
internal sealed record CodeStep<T>(
    string Name, CodeUse Use, ICodePages Links, Func<string, string, Task<T>> Check, Func<string, Task<CodeDelivery>> Resend, Func<T, AskAgain?> Judge)
{
    private string Code => $"{Name}.code";

    private string Password => $"{Name}.password";

    private string Checked => $"{Name}.check";

    private string Note => $"{Name}.note";

    private string Link => $"{Name}.link";

    /// <summary>All keys it uses, to begin anew.</summary>
    public static string[] Keys(string name) => [$"{name}.code", $"{name}.password", $"{name}.check", $"{name}.note", $"{name}.link"];

    public async Task<T> RunAsync(Chat chat)
    {
        var byLink = !Links.MayBeTyped(chat.Channel);
        while (true)
        {
            // A replay no longer has the code; the result it led to is stored.
            if ((byLink ? await AwaitAsync(chat) : await AskAsync(chat)) is not { } typed) continue;
            var result = await chat.OnceAsync(Checked, key => Check(key, typed));
            if (Judge(result) is not { } again) return result;
            chat.Outcome(again.Outcome);
            chat.Forget(Password, Code, Checked, Note);
            chat.Tell(Note, byLink && again.IsWrongCode ? "code.not_yet" : again.Reason);
        }
    }

    /// <summary>The code as typed, empty in a replay; null when something else came first.</summary>
    private async Task<string?> AskAsync(Chat chat)
    {
        // A replay no longer has the password either; it has been held since.
        if (Use.HoldPassword is { } hold && await chat.AskAsync(Password, PasswordEntry.Question) is { } password) hold(password);
        var entry = await chat.AskAsync(Code, CodeEntry.Question(Use.Prompt, Use.IsSent));
        if (entry is not { Code: null }) return entry?.Code ?? "";
        await ResendAsync(chat);
        return null;
    }

    /// <summary>Empty when the page may have been used; null when something else came first.</summary>
    private async Task<string?> AwaitAsync(Chat chat)
    {
        var entry = await chat.AskAsync(Code, PageQuestion.Of(Use.LinkPrompt, await LinkAsync(chat), Use.IsSent));
        switch (entry)
        {
            case PageEntry.Resend:
                await ResendAsync(chat);
                return null;
            case PageEntry.NewLink:
                chat.Forget(Code, Link);
                return null;
            case PageEntry.TypedHere:
                chat.Outcome(TurnOutcome.StepRejected);
                chat.Forget(Code, Note);
                chat.Tell(Note, "code.not_here");
                return null;
            default:
                return "";
        }
    }

    /// <summary>The same link for as long as it is good.</summary>
    private async Task<CodePageAddress> LinkAsync(Chat chat)
    {
        if (chat.Recall<CodePageAddress>(Link) is { } old && old.RenewAt <= chat.Now) chat.Forget(Link);
        return await chat.LookUpAsync(Link, Use.Reference, _ => Task.FromResult(
            Links.Make(new AwaitedCode(Use.Purpose, Use.Reference, chat.ConversationId, chat.RunId, Code), chat.Now)));
    }

    private async Task ResendAsync(Chat chat)
    {
        var resend = $"{Name}.resend";
        var delivery = await chat.OnceAsync(resend, Resend);
        chat.Forget(resend, Note, Code);
        if (delivery.Outcome == CodeOutcome.Unavailable) chat.Outcome(TurnOutcome.ErrorUnavailable);
        chat.Tell(Note, CodeNotes.Of(delivery, chat.Now));
    }
}
