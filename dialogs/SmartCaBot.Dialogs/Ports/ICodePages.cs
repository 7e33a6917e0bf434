namespace SmartCaBot.Dialogs.Ports;

/// <summary>
/// Where a one-time code is entered. What is typed into a chat of another company stays there, so on such channels the person gets the
/// address of a page of ours instead, and the conversation goes on by itself (<see cref="BotEvents.CodeEntered"/>).
/// </summary>
public interface ICodePages
{
    /// <summary>Whether codes may be typed into the chats of that channel.</summary>
    bool MayBeTyped(string channel);

    /// <summary>An address that cannot be guessed, good for a short time and for this one question.</summary>
    CodePageAddress Make(AwaitedCode awaited, DateTimeOffset now);
}

public enum CodePurpose
{
    Signature,
    Activation,
    Identification,
}

/// <summary>A question that waits for a code.</summary>
/// <param name="Purpose">What the code does.</param>
/// <param name="Reference">Transaction, dossier or identity check, as the dialogs know it.</param>
/// <param name="ConversationId">Where it is awaited.</param>
/// <param name="RunId">The run that asks.</param>
/// <param name="Key">The question.</param>
public sealed record AwaitedCode(CodePurpose Purpose, string Reference, string ConversationId, string RunId, string Key);

/// <param name="Url">Absolute. Opens the page, and that alone: the code reaches the person another way.</param>
/// <param name="RenewAt">From then on a new one should be given.</param>
public sealed record CodePageAddress(string Url, DateTimeOffset RenewAt);
