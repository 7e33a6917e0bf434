using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Signatures of the tests' people, with time stamps of a service's own authority.</summary>
internal static class LongTermSigning
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<byte[]> SignAsync(Office office, byte[] pdf, TestSigner signer, SignatureLevel level, PdfSignatureOptions how)
    {
        var trust = new TrustServices(office.Core.TimeStamps, new TestEvidence(office.Core.Evidence));
        PdfDocumentSigner New() => new(new() { Signature = how }, trust);
        var prepared = await New().ReadyAsync(new MemoryStream(pdf), signer.Certificate, new(PdfSigning.SignedAt, Level: level), Cancel);
        var output = new MemoryStream();
        await New().FinishAsync(new MemoryStream(pdf), prepared, signer.Sign(prepared.DigestToSign), output, Cancel);
        return output.ToArray();
    }

    /// <summary>The authorities of the tests' people, and the service's.</summary>
    public static async Task<X509Certificate2[]> TrustedAsync(Office office)
    {
        var chain = await office.Core.Authority.ChainAsync(Cancel);
        return [TestSigner.Root, TestSigner.Issuing, chain.Root, chain.Issuing];
    }
}
