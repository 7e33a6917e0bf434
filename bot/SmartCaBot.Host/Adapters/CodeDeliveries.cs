using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Host.Adapters;

/// <summary>The core's answer to "send a code", as the dialogs know it.</summary>
internal static class CodeDeliveries
{
    public static CodeDelivery Of(SendCodeResult result, DateTimeOffset now) => result switch
    {
        SendCodeResult.Sent sent => new(CodeOutcome.Sent, Mask(sent.MaskedPhone), sent.ExpiresAt, sent.ResendAfter),
        SendCodeResult.TooSoon soon => new(CodeOutcome.CoolDown, RetryAt: now + soon.RetryAfter),
        SendCodeResult.NoMoreSends => new(CodeOutcome.NoMoreResends),
        SendCodeResult.NotWaiting or SendCodeResult.NotFound => new(CodeOutcome.Expired),
        SendCodeResult.NotDelivered or SendCodeResult.SigningUnavailable => new(CodeOutcome.Unavailable),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    /// <summary>Dots, as people see them elsewhere in the chat; stars would be Markdown.</summary>
    public static string? Mask(string masked) => masked.Length == 0 ? null : masked.Replace('*', '•');
}
