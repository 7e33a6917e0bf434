using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Why a file cannot be signed, and what would help.</summary>
internal static class Refusals
{
    public static string Key(PrepareOutcome outcome) => outcome switch
    {
        PrepareOutcome.NotPdf => "sign.refused.not_pdf",
        PrepareOutcome.Empty => "sign.refused.empty",
        PrepareOutcome.Damaged => "sign.refused.damaged",
        PrepareOutcome.Encrypted => "sign.refused.encrypted",
        PrepareOutcome.TooLarge => "sign.refused.too_large",
        PrepareOutcome.Locked => "sign.refused.locked",
        PrepareOutcome.OldFormat => "sign.refused.old",
        PrepareOutcome.Programs => "sign.refused.programs",
        PrepareOutcome.Changeable => "sign.refused.changeable",
        PrepareOutcome.Unsupported => "sign.refused.unsupported",
        PrepareOutcome.FileGone => "sign.refused.gone",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
