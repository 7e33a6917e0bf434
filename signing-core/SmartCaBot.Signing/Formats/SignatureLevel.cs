namespace SmartCaBot.Signing.Formats;

/// <summary>How long a signature can be verified: the baseline levels of ETSI EN 319 122, 132 and 142. Each includes those before it.</summary>
public enum SignatureLevel
{
    /// <summary>Who signed what (B-B).</summary>
    B,

    /// <summary>And when, by a time stamp (B-T).</summary>
    T,

    /// <summary>With certificates and revocation data beside it (B-LT).</summary>
    LT,

    /// <summary>All that time-stamped again (B-LTA).</summary>
    LTA,
}
