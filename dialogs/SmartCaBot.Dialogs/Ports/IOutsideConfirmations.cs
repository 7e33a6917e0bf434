namespace SmartCaBot.Dialogs.Ports;

/// <summary>How a person confirms (docs/adr/0005-confirmation-kinds.md).</summary>
public enum ConfirmationKind
{
    /// <summary>With a code that is sent to the phone or address on record.</summary>
    SentCode,

    /// <summary>In the app of the company that holds the key: the chat waits for it (<see cref="BotEvents.CodeEntered"/>).</summary>
    App,

    /// <summary>With the signing password, and the code that the person's authenticator shows at that moment.</summary>
    Authenticator,
}

/// <summary>Confirmations that another company takes. What is asked for is known by the reference of its signing or identity check.</summary>
public interface IOutsideConfirmations
{
    /// <summary>Has the app ask the person. Repeatable: one reference is asked for once, whatever the key.</summary>
    /// <param name="awaited">What for, and the question that waits for the answer.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<AppRequest> AskAsync(AwaitedCode awaited, CancellationToken cancellationToken);

    /// <summary>Keeps a signing password for the code that comes after it: in memory, for minutes, and nowhere else.</summary>
    void Hold(string reference, string password);
}

public enum AppRequestOutcome
{
    /// <summary>The app asks the person.</summary>
    Asked,

    /// <summary>Nobody can say yet whether the app asks: it goes on being tried, and never asks twice.</summary>
    Slow,

    /// <summary>It has come to an end already: look at what came of it.</summary>
    Over,

    /// <summary>Nothing was asked.</summary>
    Unavailable,
}

/// <param name="Outcome">Whether the app asks.</param>
/// <param name="Title">What the app shows.</param>
/// <param name="EndsAt">The person must confirm before.</param>
public sealed record AppRequest(AppRequestOutcome Outcome, string Title = "", DateTimeOffset EndsAt = default);
