namespace SmartCaBot.Signing.Xml;

/// <summary>Settings of XML signing and verification.</summary>
public sealed record XmlOptions
{
    /// <summary>Longest document accepted, in bytes. Memory depends on its depth and its signatures, not on it.</summary>
    public long MaxBytes { get; init; } = 25L << 20;

    /// <summary>Where and how which document is signed; the first that fits is taken.</summary>
    public IReadOnlyList<XmlProfile> Profiles { get; init; } = XmlProfiles.All;

    /// <summary>Whose local time the signing times without a zone are.</summary>
    public required TimeZoneInfo TimeZone { get; init; }
}
