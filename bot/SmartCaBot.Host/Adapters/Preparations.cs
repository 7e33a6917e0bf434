using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Adapters;

/// <summary>Why a document was not prepared, as the dialogs know it.</summary>
internal static class Preparations
{
    public static PreparedSigning Describe(PrepareResult result) => result switch
    {
        PrepareResult.Refused refused => new(Outcome(refused.Reason)),
        PrepareResult.CertificateNotUsable or PrepareResult.NotFound => new(PrepareOutcome.CertificateNotUsable),
        PrepareResult.SigningUnavailable => new(PrepareOutcome.Unavailable),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    public static PrepareOutcome Outcome(DocumentRefusal reason) => reason switch
    {
        DocumentRefusal.WrongFormat => PrepareOutcome.NotPdf,
        DocumentRefusal.Empty => PrepareOutcome.Empty,
        DocumentRefusal.Damaged => PrepareOutcome.Damaged,
        DocumentRefusal.Encrypted => PrepareOutcome.Encrypted,
        DocumentRefusal.TooLarge => PrepareOutcome.TooLarge,
        DocumentRefusal.LockedByCertification => PrepareOutcome.Locked,
        DocumentRefusal.OldFormat => PrepareOutcome.OldFormat,
        DocumentRefusal.Programs => PrepareOutcome.Programs,
        DocumentRefusal.Changeable => PrepareOutcome.Changeable,
        DocumentRefusal.Unsupported => PrepareOutcome.Unsupported,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
