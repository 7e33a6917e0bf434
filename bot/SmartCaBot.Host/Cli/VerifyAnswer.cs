using System.Text.Json.Serialization;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Host.Cli;

/// <summary>What <c>verify --json</c> prints.</summary>
/// <param name="Outcome">Of the whole file: the worst of its signatures; that there is none, where only time stamps are over it.</param>
/// <param name="Refused">Why it was not readable.</param>
/// <param name="Signatures">In the order in which they were made.</param>
internal sealed record VerifyAnswer(VerificationOutcome Outcome, DocumentRefusal? Refused, IReadOnlyList<VerifiedSignature> Signatures)
{
    [JsonIgnore]
    public bool IsValid => Outcome is VerificationOutcome.Valid or VerificationOutcome.ValidWithLaterChanges;

    public static VerifyAnswer Of(DocumentReport report) => report switch
    {
        DocumentReport.Checked found => new(Verifier.Outcome(found.Verdict), null, [.. found.Signatures.Select(VerifiedSignature.Of)]),
        DocumentReport.WithoutSignatures found => new(VerificationOutcome.NoSignature, null, [.. found.TimeStamps.Select(VerifiedSignature.Of)]),
        DocumentReport.Refused refused => new(VerificationOutcome.NotReadable, refused.Reason, []),
        _ => throw new ArgumentOutOfRangeException(nameof(report), report, null),
    };
}

/// <param name="Name">Field of a PDF, identifier in XML, number in CMS.</param>
/// <param name="Signer">Common name of the certificate; empty without one.</param>
/// <param name="Issuer">Of the certificate.</param>
/// <param name="SerialNumber">Of the certificate, hex.</param>
/// <param name="SignedAt">As the signature claims.</param>
/// <param name="Coverage">How much of the file it speaks for.</param>
/// <param name="Chain">Whether the certificate leads to our root.</param>
/// <param name="Outcome">Of this signature.</param>
/// <param name="Why">Set when it is undecided.</param>
/// <param name="Changes">What was added since, and may be.</param>
/// <param name="Revocation">Whether the certificate was suspended or revoked; null when that is not known.</param>
/// <param name="ProvedAt">By when it was there for certain, by its own time stamp or one over the document.</param>
/// <param name="TimeStamp">What its time stamp proves; null when it has none.</param>
/// <param name="Attack">The published attack that an undecided one looks like.</param>
/// <param name="Parts">Of an Office document: part by part.</param>
/// <param name="IsDocumentTimeStamp">Nobody's signature: an authority says when the whole document was there.</param>
internal sealed record VerifiedSignature(
    string Name, string Signer, string Issuer, string SerialNumber, DateTimeOffset? SignedAt, Coverage Coverage, ChainFinding? Chain,
    RevocationFinding? Revocation, DateTimeOffset? ProvedAt, VerificationOutcome Outcome, UndecidedReason? Why, IReadOnlyList<LaterChange> Changes,
    TimeStampFinding? TimeStamp, SuspectedAttack? Attack, PackageParts? Parts, bool IsDocumentTimeStamp)
{
    public static VerifiedSignature Of(SignatureReport report) => new(
        report.Name, report.Signer?.CommonName ?? "", report.Signer?.IssuerName ?? "", report.Signer?.SerialNumber ?? "", report.ClaimedAt, report.Coverage,
        report.Findings.Chain, report.Findings.Revocation, report.ProvedAt, Verifier.Outcome(report.Verdict), report.Why, report.Changes, report.TimeStamp,
        report.Attack, report.Parts, report.IsDocumentTimeStamp);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerifyAnswer))]
internal sealed partial class VerifyJson : JsonSerializerContext;
