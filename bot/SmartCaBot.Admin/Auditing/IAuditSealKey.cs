namespace SmartCaBot.Admin.Auditing;

/// <summary>The public key against which the audit log's seals are checked.</summary>
public interface IAuditSealKey
{
    /// <summary>SubjectPublicKeyInfo, DER; null before the token has been set up.</summary>
    byte[]? Find();
}
