using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>The outcome of preparing a transaction.</summary>
public abstract record PrepareResult
{
    private PrepareResult()
    {
    }

    /// <summary>Stored and waiting; or, for a key used before, the earlier transaction as it stands.</summary>
    public sealed record Prepared(TransactionSummary Transaction) : PrepareResult;

    /// <param name="Reason">What the citizen is told.</param>
    /// <param name="Detail">See <see cref="DocumentInspection.Refused"/>.</param>
    public sealed record Refused(DocumentRefusal Reason, string? Detail) : PrepareResult;

    public sealed record CertificateNotUsable(CredentialStatus Status) : PrepareResult;

    /// <summary>The token cannot be used now; nothing is lost.</summary>
    public sealed record SigningUnavailable : PrepareResult;

    /// <summary>No such credential, or somebody else's.</summary>
    public sealed record NotFound : PrepareResult;
}
