using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>How a signing ended; the person has been told.</summary>
internal abstract record SignEnd
{
    /// <summary>Nobody known, no certificate, or no right code.</summary>
    public static readonly SignEnd NotReached = new Nothing();

    /// <param name="Document">What was signed.</param>
    /// <param name="File">The signed file.</param>
    public sealed record Signed(ReceivedFile Document, ReceivedFile File) : SignEnd;

    /// <param name="Document">What the person did not want to sign.</param>
    public sealed record Declined(ReceivedFile Document) : SignEnd;

    private sealed record Nothing : SignEnd;
}
