namespace SmartCaBot.Host.Configuration;

/// <summary>How administrators work.</summary>
internal sealed record AdminSettings
{
    /// <summary>A conversation is erased at its person's wish when a second administrator has confirmed it.</summary>
    public bool ErasureNeedsTwo { get; init; } = true;

    /// <summary>Integrators' addresses may be http and lead to private networks: Development only.</summary>
    public bool PrivateAddresses { get; init; }
}
