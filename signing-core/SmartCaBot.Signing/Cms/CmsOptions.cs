namespace SmartCaBot.Signing.Cms;

/// <summary>Settings of CMS signing and verification.</summary>
public sealed record CmsOptions
{
    /// <summary>Longest document accepted, in bytes. Memory does not depend on it.</summary>
    public long MaxBytes { get; init; } = 25L << 20;
}
