using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Configuration;

/// <summary>Whose time stamps signatures get.</summary>
internal sealed record TimeStampSettings
{
    /// <summary>How long signatures must be verifiable; a format signs at the highest level that it has up to this.</summary>
    public SignatureLevel Level { get; init; }

    /// <summary>Another's time-stamp authority (RFC 3161 over HTTP); null: our own, in this process.</summary>
    public Uri? Url { get; init; }

    /// <summary>The policy its stamps must have; empty: any.</summary>
    public string Policy { get; init; } = "";

    /// <summary>A file with certificates (PEM) of others' time-stamp authorities: roots, and CAs below them, whose stamps are believed; empty: none.</summary>
    public string Trusted { get; init; } = "";

    /// <summary>Of one request to it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What <see cref="Trusted"/> has in it; null when it cannot be read or has nothing.</summary>
    public IReadOnlyList<X509Certificate2>? ReadTrusted()
    {
        if (Trusted.Length == 0) return [];
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(Trusted);
            return found.Count == 0 ? null : [.. found];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }
}
