using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Host.Adapters;

/// <summary>The core's answer to "send a code", as the dialogs know it.</summary>
internal static class CodeDeliveries
{
    public static CodeDelivery Of(SendCodeResult result, DateTimeOffset now) => result switch
    {
        SendCodeResult.Sent sent => new(CodeOutcome.Sent, sent.MaskedPhone.Length == 0 ? null : sent.MaskedPhone, sent.ExpiresAt, sent.ResendAfter),
        SendCodeResult.TooSoon soon => new(CodeOutcome.CoolDown, RetryAt: now + soon.RetryAfter),
        SendCodeResult.NoMoreSends => new(CodeOutcome.NoMoreResends),
        SendCodeResult.NotWaiting or SendCodeResult.NotFound => new(CodeOutcome.Expired),
        SendCodeResult.NotDelivered or SendCodeResult.SigningUnavailable => new(CodeOutcome.Unavailable),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
