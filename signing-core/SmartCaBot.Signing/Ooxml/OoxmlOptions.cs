namespace SmartCaBot.Signing.Ooxml;

/// <summary>Settings of signing and verification of Office documents.</summary>
public sealed record OoxmlOptions
{
    /// <summary>Longest document accepted, in bytes. Memory depends on the number of its parts, not on it.</summary>
    public long MaxBytes { get; init; } = 25L << 20;

    /// <summary>Bytes of all its parts together, unpacked.</summary>
    public long MaxUnpacked { get; init; } = 256L << 20;

    /// <summary>Parts that it may have.</summary>
    public int MaxItems { get; init; } = 5000;

    /// <summary>Whose local time the signing times without a zone are.</summary>
    public required TimeZoneInfo TimeZone { get; init; }
}
