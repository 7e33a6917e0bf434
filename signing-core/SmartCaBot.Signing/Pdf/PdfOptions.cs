namespace SmartCaBot.Signing.Pdf;

/// <summary>Settings of PDF signing and verification.</summary>
public sealed record PdfOptions
{
    /// <summary>Longest document accepted, in bytes. Memory does not depend on it.</summary>
    public long MaxBytes { get; init; } = 25L << 20;
}
