namespace SmartCaBot.Host.Configuration;

/// <summary>The token that holds the keys.</summary>
internal sealed record TokenSettings
{
    /// <summary>The PKCS#11 library.</summary>
    public string Library { get; init; } = Pkcs11.Setup.SoftHsm.DebianLibrary;

    public string Label { get; init; } = "smartcabot";

    /// <summary>A file with the user PIN; empty: the one made in the data directory with the software token.</summary>
    public string UserPinFile { get; init; } = "";

    /// <summary>Make and initialise a SoftHSM token in the data directory. False: the token is a device that exists.</summary>
    public bool Software { get; init; } = true;

    public int MaxSessions { get; init; } = 8;
}
