using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

internal static class SadAnswers
{
    public static SadAnswer ToAnswer(this AuthoriseResult.Authorised granted, TimeProvider clock) =>
        new(granted.Sad, Math.Max(0, (int)(granted.ExpiresAt - clock.GetUtcNow()).TotalSeconds));
}
