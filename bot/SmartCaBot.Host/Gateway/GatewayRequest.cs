using System.Text.Json.Serialization;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Gateway;

/// <summary>One digest that a person is asked to sign through the gateway.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Kind">What the signature is for.</param>
/// <param name="Key">Idempotency key of whoever placed it; unique.</param>
/// <param name="Subject">Whose signature; empty where nobody has that number.</param>
/// <param name="ConversationId">Where it is awaited.</param>
/// <param name="State">How it stands.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">Confirmed by then, or never.</param>
/// <param name="LookAt">When it is to be looked at next; null when nothing is left to do.</param>
/// <param name="Version">1 when added; each replacement adds one.</param>
/// <param name="Content">The rest, encrypted at rest.</param>
internal sealed record GatewayRequest(
    Guid Id, GatewayPurpose Kind, string Key, string Subject, string ConversationId, GatewayState State, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? LookAt, long Version, GatewayContent Content)
{
    /// <summary>Our transaction_id there.</summary>
    public string Reference => Id.ToString("N");

    public bool IsOpen => State is GatewayState.Prepared or GatewayState.Asking or GatewayState.Waiting;

    public override string ToString() => $"gateway request {Id:N} ({State})";
}

internal enum GatewayPurpose
{
    Document,

    /// <summary>Of a sentence of ours: it shows who the person is, and signs nothing else.</summary>
    Identity,
}

/// <summary>Prepared → Asking → Waiting → Signed, Declined, Faulty; from the first three also Cancelled, Expired, Refused and Locked. The last seven are final.</summary>
internal enum GatewayState
{
    /// <summary>The gateway knows nothing of it.</summary>
    Prepared,

    /// <summary>The gateway was asked, and has not said that it took it.</summary>
    Asking,

    /// <summary>The gateway waits for the person.</summary>
    Waiting,
    Signed,

    /// <summary>The person refused.</summary>
    Declined,

    /// <summary>What came back is not this person's signature of this digest.</summary>
    Faulty,
    Cancelled,
    Expired,

    /// <summary>The gateway does not take it: the certificate is not usable, or the request is wrong.</summary>
    Refused,

    /// <summary>Too many wrong passwords or codes.</summary>
    Locked,
}

/// <param name="Citizen">Identity number.</param>
/// <param name="Title">What the app shows; the gateway's doc_id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Serial">Of the certificate, hex.</param>
/// <param name="Certificate">DER; empty where nobody has that number: then nothing is asked, and nobody can tell.</param>
/// <param name="Digest">SHA-256, what is signed.</param>
internal sealed record GatewayContent(string Citizen, string Title, string Description, string Serial, byte[] Certificate, byte[] Digest)
{
    /// <summary>The holder's name, as in the certificate.</summary>
    public string Holder { get; init; } = "";

    public GatewayDocument? Document { get; init; }

    /// <summary>The gateway's name for it.</summary>
    public string? TranCode { get; init; }

    /// <summary>Wrong passwords or codes so far.</summary>
    public int Wrong { get; init; }

    /// <summary>Nobody has that number.</summary>
    [JsonIgnore]
    public bool IsBlind => Certificate.Length == 0;

    /// <summary>The question that waits.</summary>
    public AwaitedCode? Awaited { get; init; }

    /// <summary>Once signed: verified with the certificate.</summary>
    public byte[]? Signature { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    [JsonIgnore]
    public string FileType => Document?.Format == DocumentFormat.Xml ? "xml" : "pdf";

    public override string ToString() => "GatewayContent(***)";
}

/// <summary>The document behind a digest: enough to finish it on any node.</summary>
internal sealed record GatewayDocument(
    string FileId, string Name, DocumentFormat Format, int Pages, long Size, byte[] Sha256, int ExistingSignatures, byte[] State);
