using System.Text.Json.Serialization;

namespace SmartCaBot.Host.Health;

/// <summary>What the readiness answer says of a part that is not well: a closed set, for it is read by everybody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HealthReason>))]
internal enum HealthReason
{
    /// <summary>The database does not answer.</summary>
    [JsonStringEnumMemberName("unreachable")]
    Unreachable,

    /// <summary>The PKCS#11 library cannot be loaded.</summary>
    [JsonStringEnumMemberName("libraryMissing")]
    LibraryMissing,

    /// <summary>The token is not there.</summary>
    [JsonStringEnumMemberName("tokenMissing")]
    TokenMissing,

    /// <summary>Another token is there in place of ours, or ours was initialised anew.</summary>
    [JsonStringEnumMemberName("tokenExchanged")]
    TokenExchanged,

    /// <summary>The file with the token's PIN cannot be read.</summary>
    [JsonStringEnumMemberName("pinMissing")]
    PinMissing,

    /// <summary>The PIN is wrong.</summary>
    [JsonStringEnumMemberName("pinRejected")]
    PinRejected,

    /// <summary>The token has locked its PIN.</summary>
    [JsonStringEnumMemberName("pinLocked")]
    PinLocked,

    /// <summary>The token answers with errors, or too late.</summary>
    [JsonStringEnumMemberName("tokenFailing")]
    TokenFailing,

    /// <summary>The token is there, but not with this installation's keys.</summary>
    [JsonStringEnumMemberName("keysMissing")]
    KeysMissing,

    /// <summary>A new installation makes its keys and authorities.</summary>
    [JsonStringEnumMemberName("settingUp")]
    SettingUp,

    /// <summary>The token has no mechanism for something that is needed.</summary>
    [JsonStringEnumMemberName("tokenCannot")]
    TokenCannot,

    /// <summary>No way to send codes is configured.</summary>
    [JsonStringEnumMemberName("notConfigured")]
    NotConfigured,

    /// <summary>Messages could not be delivered and wait for an operator.</summary>
    [JsonStringEnumMemberName("messagesLaidAside")]
    MessagesLaidAside,

    /// <summary>Too little room: files are refused.</summary>
    [JsonStringEnumMemberName("diskLow")]
    DiskLow,

    /// <summary>A certificate of the service itself ends soon.</summary>
    [JsonStringEnumMemberName("certificatesEnding")]
    CertificatesEnding,

    /// <summary>The Zalo channel has no good token, is refused, or holds events that the database did not take.</summary>
    [JsonStringEnumMemberName("zaloFailing")]
    ZaloFailing,

    /// <summary>VNPT's gateway does not answer.</summary>
    [JsonStringEnumMemberName("gatewayFailing")]
    GatewayFailing,
}

/// <param name="Reason">For the answer.</param>
/// <param name="Detail">
/// For the log, whenever it changes, and for <c>doctor</c>: without figures that change by themselves.
/// </param>
internal sealed record HealthProblem(HealthReason Reason, string Detail);
