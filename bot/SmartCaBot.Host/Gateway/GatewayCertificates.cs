using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Gateway;

/// <summary>
/// A person's certificates, looked at before they are believed: one that names somebody else's number is left out, whatever the gateway says.
/// </summary>
internal sealed partial class GatewayCertificates(
    GatewayCalls calls, GatewayRoots roots, GatewayOptions options, TimeProvider clock, ILogger<GatewayCertificates> logger)
{
    private const string Active = "Đang hoạt động";
    private const string UserId = "0.9.2342.19200300.100.1.1";
    private const string CitizenPrefix = "CCCD:";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Newest first; null when the gateway cannot be asked.</summary>
    public async Task<IReadOnlyList<SignersCertificate>?> FindAsync(CitizenId citizen, string serial, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            switch (await calls.CertificatesAsync(citizen.Value, serial, cancellationToken))
            {
                case GatewayReply<CertificateData>.Answered { Status: StatusCodes.Status200OK } found:
                    return [.. (found.Data?.UserCertificates ?? []).Select(one => Read(one, citizen)).OfType<SignersCertificate>().OrderByDescending(c => c.Certificate.NotBefore)];
                // Nobody, or nothing of theirs that works: the interface has one number for a wrong subscriber and for wrong secrets of ours.
                case GatewayReply<CertificateData>.Answered { Status: 401 or 403 } refused:
                    LogNone(refused.Status);
                    return [];
                case GatewayReply<CertificateData>.Answered refused:
                    LogRefused(refused.Status);
                    return null;
            }

            // It only reads, so asking again is harmless.
            if (tries >= options.Retries) return null;
            await Task.Delay(Pause * (tries + 1), clock, cancellationToken);
        }
    }

    private SignersCertificate? Read(GatewayCertificate given, CitizenId citizen)
    {
        if (!TryLoad(given.CertData, out var certificate)) return null;
        if (!TryNumber(certificate, out var number) || number is not null && number != citizen.Value)
        {
            LogForeign(certificate.SerialNumber);
            return null;
        }

        List<X509Certificate2> chain = [];
        if (TryLoad(given.ChainData?.CaCert, out var issuing)) chain.Add(issuing);
        if (TryLoad(given.ChainData?.RootCert, out var root)) chain.Add(root);
        var usable = given.CertStatus?.Normalize() == Active && roots.Vouch(certificate, chain, clock.GetUtcNow());
        return new SignersCertificate(certificate, chain, usable, number is not null);
    }

    /// <summary>The citizen's number in it; none in older ones, which name a former kind of number, and in those of no citizen. False: its name cannot be read.</summary>
    private static bool TryNumber(X509Certificate2 certificate, out string? number)
    {
        number = null;
        try
        {
            number = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == UserId)
                .Select(part => part.GetSingleElementValue())
                .FirstOrDefault(value => value?.StartsWith(CitizenPrefix, StringComparison.OrdinalIgnoreCase) == true)?[CitizenPrefix.Length..];
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool TryLoad(string? base64, [NotNullWhen(true)] out X509Certificate2? certificate)
    {
        certificate = null;
        if (string.IsNullOrEmpty(base64)) return false;
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            return true;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The SmartCA gateway refused to tell certificates, with status {Status}; check Gateway:SpId and Gateway:SpPassword.")]
    private partial void LogRefused(int status);

    [LoggerMessage(2, LogLevel.Information, "The SmartCA gateway knows no certificate for the number that was asked for (status {Status}). If it never knows one, check Gateway:SpId and Gateway:SpPassword.")]
    private partial void LogNone(int status);

    [LoggerMessage(3, LogLevel.Error, "The SmartCA gateway gave certificate {Serial}, which does not name the number that was asked for; it is not used.")]
    private partial void LogForeign(string serial);
}
