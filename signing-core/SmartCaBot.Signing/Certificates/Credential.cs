using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Certificates;

/// <summary>A citizen's key and certificate.</summary>
public sealed record Credential
{
    public required Guid Id { get; init; }

    public required SubjectId Subject { get; init; }

    public required KeyAlgorithm Algorithm { get; init; }

    public required WrappedKey Key { get; init; }

    /// <summary>The certificate, DER.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>Upper-case hex. Unique.</summary>
    public required string SerialNumber { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>As stored; <see cref="CredentialStatus.Expired"/> is never stored, ask <see cref="StatusAt"/>.</summary>
    public required CredentialStatus Status { get; init; }

    /// <summary>When it was suspended or revoked.</summary>
    public DateTimeOffset? StatusChangedAt { get; init; }

    public RevocationReason? Reason { get; init; }

    /// <summary>Keyed hash of the citizen identity number, 32 bytes. Not unique; indexed.</summary>
    public required byte[] HolderHash { get; init; }

    /// <summary>The holder's contact data, encrypted; opaque to the store.</summary>
    public required byte[] ProtectedHolder { get; init; }

    /// <summary>The credential that follows it; null when it was not renewed.</summary>
    public Guid? RenewedBy { get; init; }

    /// <summary>1 when added; each replacement adds one.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Its holder was erased: it names nobody, has no key and never is good again.</summary>
    public bool IsErased => Certificate.Length == 0;

    public CredentialStatus StatusAt(DateTimeOffset now) =>
        Status == CredentialStatus.Active && now > NotAfter ? CredentialStatus.Expired : Status;

    /// <summary>What stays when its holder is erased: that there was such a certificate, from when to when, and whether it was revoked. One that is still good no longer is.</summary>
    internal Credential Erased(DateTimeOffset now)
    {
        var endsNow = StatusAt(now) is CredentialStatus.Active or CredentialStatus.Suspended;
        return this with
        {
            Subject = SubjectId.Nobody,
            Key = WrappedKey.None,
            Certificate = [],
            HolderHash = [],
            ProtectedHolder = [],
            RenewedBy = null,
            Status = endsNow ? CredentialStatus.Revoked : Status,
            Reason = endsNow ? RevocationReason.CessationOfOperation : Reason,
            StatusChangedAt = endsNow ? now : StatusChangedAt,
            Version = Version + 1,
        };
    }

    public override string ToString() => $"credential {Id} ({Status})";
}
