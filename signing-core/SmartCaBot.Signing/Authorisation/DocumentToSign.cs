using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>One document of a transaction, as shown to the citizen and as needed to finish it.</summary>
/// <param name="Name">What the citizen calls it: the file name, or the identifier a relying system shows.</param>
/// <param name="Format">The format that prepared it; null when a relying system sent a bare digest.</param>
/// <param name="Pages">Number of pages; 0 when not known.</param>
/// <param name="Size">Bytes; 0 when not known.</param>
/// <param name="Sha256">Digest of the whole file, 32 bytes; empty when not known.</param>
/// <param name="DigestToSign">The DTBS/R: SHA-256, 32 bytes; from a relying system also SHA-384 or SHA-512.</param>
/// <param name="State">The format's own state (<see cref="PreparedDocument.State"/>).</param>
/// <param name="PssSalt">See <see cref="HashToSign"/>.</param>
/// <param name="ExistingSignatures">Already in it; 0 when not known.</param>
public sealed record DocumentToSign(
    string Name, DocumentFormat? Format, int Pages, long Size, byte[] Sha256, byte[] DigestToSign, byte[] State, int? PssSalt = null,
    int ExistingSignatures = 0)
{
    internal static DocumentToSign Of(HashToSign hash) =>
        new(DocumentName.Clean(hash.Name), Format: null, Pages: 0, Size: 0, Sha256: [], hash.Digest, State: [], hash.PssSalt);

    internal static DocumentToSign Of(string name, DocumentPreparation.Ready ready) => new(
        name, ready.Document.Format, ready.Found.Pages, ready.Found.Size, ready.Sha256, ready.Document.DigestToSign, ready.Document.State,
        ExistingSignatures: ready.Found.ExistingSignatures);

    public override string ToString() => $"document {Convert.ToHexStringLower(DigestToSign.AsSpan(0, 4))}…";
}
