using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What became of a code, in words.</summary>
internal static class CodeNotes
{
    // Longer than between two codes: there were too many of them.
    private const int Patience = 120;

    public static Phrase Of(CodeDelivery delivery, DateTimeOffset now) => delivery.Outcome switch
    {
        CodeOutcome.Sent when delivery.Destination is { } destination => new Phrase("code.sent_to", ("destination", destination)),
        CodeOutcome.Sent => "code.sent",
        CodeOutcome.CoolDown when SecondsUntil(delivery.RetryAt, now) is > Patience and var seconds =>
            new Phrase("code.too_many", ("minutes", (seconds + 59) / 60)),
        CodeOutcome.CoolDown => new Phrase("code.cool_down", ("seconds", SecondsUntil(delivery.RetryAt, now))),
        CodeOutcome.NoMoreResends => "code.no_more",
        CodeOutcome.Expired => "code.too_late",
        CodeOutcome.Unavailable => "code.unavailable",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Outcome, null),
    };

    private static int SecondsUntil(DateTimeOffset? then, DateTimeOffset now) =>
        then is { } at && at > now ? (int)Math.Ceiling((at - now).TotalSeconds) : 1;
}
