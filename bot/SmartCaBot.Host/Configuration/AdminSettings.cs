namespace SmartCaBot.Host.Configuration;

/// <summary>How administrators work.</summary>
internal sealed record AdminSettings
{
    /// <summary>A conversation or a citizen is erased at their wish when a second administrator has confirmed it.</summary>
    public bool ErasureNeedsTwo { get; init; } = true;

    /// <summary>Years that a citizen's records are kept after their last certificate expired or was revoked.</summary>
    public int CitizenYears { get; init; } = 5;

    /// <summary>Integrators' addresses may be http and lead to private networks: Development only.</summary>
    public bool PrivateAddresses { get; init; }
}
