namespace SmartCaBot.Signing.Pdf;

/// <summary>Settings of PDF signing and verification.</summary>
public sealed record PdfOptions
{
    /// <summary>Longest document accepted, in bytes. Memory does not depend on it.</summary>
    public long MaxBytes { get; init; } = 25L << 20;

    /// <summary>In which a visible signature and /M name the time; null leaves it as the caller gives it.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>What the signature is to be like. A document that does not allow it is refused as unsupported.</summary>
    public PdfSignatureOptions Signature { get; init; } = new();
}
