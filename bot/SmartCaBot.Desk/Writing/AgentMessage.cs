namespace SmartCaBot.Desk.Writing;

/// <summary>What an agent wants to say, before it is looked at.</summary>
/// <param name="Draft">The page's id of this message: sent twice it is said once.</param>
/// <param name="Text">As typed.</param>
/// <param name="Reply">Id of a canned reply whose picture or QR code goes along; null for none.</param>
/// <param name="QrUrl">Of a suggested answer; null for none.</param>
internal sealed record AgentMessage(string Draft, string Text, string? Reply, string? QrUrl)
{
    public IReadOnlyList<AgentFile> Files { get; init; } = [];

    public override string ToString() => "AgentMessage(***)";
}

/// <param name="Name">As the browser sent it.</param>
/// <param name="ContentType">As the browser claims.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Open">Its content.</param>
internal sealed record AgentFile(string Name, string? ContentType, long Length, Func<Stream> Open);

/// <summary>Why a message was not sent: a closed set.</summary>
internal enum SayProblem
{
    None,
    Empty,
    TooLong,

    /// <summary>It asks for a code, a PIN or a password.</summary>
    AsksForSecret,
    FileTooLarge,
    FileRefused,
    NoRoom,

    /// <summary>The conversation is no longer theirs.</summary>
    NotYours,
}
