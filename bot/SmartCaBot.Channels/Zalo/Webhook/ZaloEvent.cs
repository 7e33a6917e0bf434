using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>What an event of the platform is to us.</summary>
internal abstract record ZaloEvent
{
    /// <summary>Causes a turn.</summary>
    /// <param name="Incoming">As the turn runner takes it.</param>
    /// <param name="SentAt">Milliseconds since 1970, by the platform's clock: the order of one person's messages.</param>
    public sealed record Turn(IncomingActivity Incoming, long SentAt) : ZaloEvent;

    /// <summary>Known, and nothing to do: receipts, our own messages told back to us.</summary>
    public sealed record Nothing : ZaloEvent;

    /// <summary>A name or shape this version does not know: kept and counted.</summary>
    public sealed record Unknown : ZaloEvent;
}
