using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>A detached SignedData with one signer, as PDFs hold it.</summary>
/// <param name="Encoded">Exactly the SignedData, without padding behind it.</param>
/// <param name="Certificates">Everything that came along, in any order.</param>
/// <param name="Info">Its one signer.</param>
internal sealed record SignedData(byte[] Encoded, IReadOnlyList<X509Certificate2> Certificates, SignerInfo Info) : IDisposable
{
    public void Dispose()
    {
        foreach (var certificate in Certificates)
            certificate.Dispose();
    }
}
