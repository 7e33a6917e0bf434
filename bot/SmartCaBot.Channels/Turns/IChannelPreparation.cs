using System.Collections.Frozen;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Turns;

/// <summary>A channel that completes its activities before their turn. Register it under this interface; each channel has one at most.</summary>
public interface IChannelPreparation : ITurnPreparation
{
    /// <summary>As in <see cref="IncomingActivity.Channel"/>.</summary>
    string Channel { get; }
}

/// <summary>Each activity is completed by the channel it came in by; the turn runner knows one preparation.</summary>
internal sealed class ChannelPreparations(IEnumerable<IChannelPreparation> channels) : ITurnPreparation
{
    private readonly FrozenDictionary<string, IChannelPreparation> _channels =
        channels.ToFrozenDictionary(c => c.Channel, StringComparer.Ordinal);

    public ValueTask<IncomingActivity> PrepareAsync(IncomingActivity incoming, long lastSequence, CancellationToken cancellationToken) =>
        _channels.TryGetValue(incoming.Channel, out var channel)
            ? channel.PrepareAsync(incoming, lastSequence, cancellationToken)
            : new(incoming);
}
