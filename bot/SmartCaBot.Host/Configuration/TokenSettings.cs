using System.Globalization;

namespace SmartCaBot.Host.Configuration;

/// <summary>The token that holds the keys, and how hard it may be worked.</summary>
internal sealed record TokenSettings
{
    /// <summary>The PKCS#11 library.</summary>
    public string Library { get; init; } = Pkcs11.Setup.SoftHsm.DebianLibrary;

    public string Label { get; init; } = "smartcabot";

    /// <summary>Empty: whichever the token has when first seen.</summary>
    public string Serial { get; init; } = "";

    /// <summary>A file with the user PIN; empty: the one made in the data directory with the software token.</summary>
    public string UserPinFile { get; init; } = "";

    /// <summary>Make and initialise a SoftHSM token in the data directory. False: the token is a device that exists.</summary>
    public bool Software { get; init; } = true;

    /// <summary>
    /// A new token is filled only by <c>smartcabot keys setup</c>, to which two custodians agree. Unset: for devices yes, for the software
    /// token no; the host fills that at its first start.
    /// </summary>
    public bool? DualControl { get; init; }

    public bool NeedsCeremony => DualControl ?? !Software;

    public int MaxSessions { get; init; } = 8;

    /// <summary>Callers that may wait for a session; those beyond are refused at once.</summary>
    public int MaxWaiting { get; init; } = 1000;

    /// <summary>How long a caller waits for a session.</summary>
    public TimeSpan LeaseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Citizens' keys kept unwrapped in the token; what its memory has room for.</summary>
    public int LiveKeys { get; init; } = 256;

    /// <summary>CKM number for wrapping keys, for example 0x210B; empty: by what the token offers.</summary>
    public string KeyWrapMechanism { get; init; } = "";

    /// <summary>Further tokens that hold the same keys, in order; used while those before are away.</summary>
    public IReadOnlyList<StandbyToken> Standby { get; init; } = [];

    /// <summary>Null when it is no number.</summary>
    public ulong? KeyWrapNumber =>
        ulong.TryParse(KeyWrapMechanism.Replace("0x", "", StringComparison.OrdinalIgnoreCase), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}

/// <summary>A replica of the token; what is empty is as with the first.</summary>
internal sealed record StandbyToken
{
    public string Library { get; init; } = "";

    public string Label { get; init; } = "";

    public string Serial { get; init; } = "";

    public string UserPinFile { get; init; } = "";
}
