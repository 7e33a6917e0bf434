using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Host.Adapters;

/// <summary>Why a code did not lead to a signature, as the dialogs know it.</summary>
internal static class Confirmations
{
    public static SigningResult Describe(ConfirmResult result) => result switch
    {
        ConfirmResult.WrongCode wrong => new(ConfirmOutcome.WrongCode, wrong.AttemptsLeft),
        ConfirmResult.CodeExpired => new(ConfirmOutcome.CodeExpired),
        ConfirmResult.TransactionExpired or ConfirmResult.NotFound => new(ConfirmOutcome.Expired),
        ConfirmResult.Locked => new(ConfirmOutcome.Locked),
        ConfirmResult.Cancelled => new(ConfirmOutcome.Cancelled),
        ConfirmResult.CertificateNotUsable => new(ConfirmOutcome.CertificateNotUsable),
        ConfirmResult.SigningUnavailable => new(ConfirmOutcome.Unavailable),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
