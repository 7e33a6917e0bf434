using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Api.Csc.Documents;

/// <summary>One document on its way to a signature.</summary>
/// <param name="Sha256">By which it was authorised.</param>
/// <param name="Wish">How.</param>
/// <param name="Content">Null where only the digest is known.</param>
/// <param name="Signer">Of the format; null where only the digest is known.</param>
/// <param name="Prepared">What is to be signed.</param>
internal sealed record DocumentWork(byte[] Sha256, SignatureWish Wish, byte[]? Content, IDocumentSigner? Signer, PreparedDocument Prepared)
{
    /// <summary>Stands beside its document.</summary>
    public bool IsBeside => Prepared.Format == DocumentFormat.CmsDetached;

    public ChosenDigest Chosen => new(
        Sha256, new DocumentToSign("", Prepared.Format, Pages: 0, Content?.Length ?? 0, Sha256, Prepared.DigestToSign, Prepared.State));

    public override string ToString() => $"document {Convert.ToHexStringLower(Sha256.AsSpan(0, 4))}…";
}
