namespace SmartCaBot.Signing.Formats;

/// <summary>What came of preparing a document.</summary>
public abstract record DocumentPreparation
{
    private DocumentPreparation()
    {
    }

    /// <param name="Found">Of the very bytes that were prepared.</param>
    /// <param name="Sha256">Digest of the whole file, 32 bytes.</param>
    /// <param name="Document">What waits for its signature.</param>
    public sealed record Ready(DocumentInspection.Signable Found, byte[] Sha256, PreparedDocument Document) : DocumentPreparation;

    public sealed record Refused(DocumentInspection.Refused Why) : DocumentPreparation;
}
