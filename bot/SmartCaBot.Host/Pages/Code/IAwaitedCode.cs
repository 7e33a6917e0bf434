using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Pages.Code.Documents;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>What one purpose's codes need of the signing core. Attempts and sendings are counted there, the same for page and chat.</summary>
internal interface IAwaitedCode
{
    CodePurpose Purpose { get; }

    /// <summary>Null when there is no such thing.</summary>
    Task<CodeView?> FindAsync(AwaitedCode awaited, CancellationToken cancellationToken);

    Task<EntryOutcome> EnterAsync(AwaitedCode awaited, string key, string code, CancellationToken cancellationToken);

    Task<CodeDelivery> ResendAsync(AwaitedCode awaited, string key, CancellationToken cancellationToken);

    /// <summary>Ends what the code would confirm, as far as it waits in the core. Repeatable.</summary>
    Task CancelAsync(AwaitedCode awaited, CancellationToken cancellationToken);
}

internal enum CodeStanding
{
    Waiting,

    /// <summary>The right code was entered.</summary>
    Entered,

    /// <summary>Locked, cancelled, past its time: no code will be taken any more.</summary>
    Closed,
}

internal enum EntryOutcome
{
    Entered,
    Wrong,
    CodeExpired,
    Closed,
    Unavailable,
}

/// <summary>What the page shows of one code.</summary>
/// <param name="Standing">Whether it is still awaited.</param>
/// <param name="AttemptsLeft">Before it is locked.</param>
/// <param name="ResendAt">When another may be sent.</param>
/// <param name="Facts">What is being confirmed.</param>
internal sealed record CodeView(CodeStanding Standing, int AttemptsLeft, DateTimeOffset ResendAt, IReadOnlyList<CodeFact> Facts)
{
    /// <summary>
    /// Shown, with where it was asked for, when nothing else tells the person whether it was them: somebody else may have asked in their name
    /// and sent them the link. Null when <see cref="Facts"/> tell it.
    /// </summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When it was asked for, where the page tells what is confirmed as well.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>What would be signed; null where nothing is.</summary>
    public DocumentShown? Document { get; init; }

    /// <summary>A signing password goes with the code, which an authenticator shows: none was sent, and none can be.</summary>
    public bool NeedsPassword { get; init; }
}

/// <param name="Label">Phrase key.</param>
/// <param name="Value">Plain text.</param>
internal sealed record CodeFact(string Label, string Value);
