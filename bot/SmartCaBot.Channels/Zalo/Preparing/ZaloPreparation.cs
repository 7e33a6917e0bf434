using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Preparing;

/// <summary>What a message from Zalo still lacks when its turn comes: its files, and the button that a number stands for.</summary>
internal sealed class ZaloPreparation(AnswerByNumber answers, IncomingFiles files) : IChannelPreparation
{
    public string Channel => ZaloIds.Channel;

    public async ValueTask<IncomingActivity> PrepareAsync(IncomingActivity incoming, long lastSequence, CancellationToken cancellationToken)
    {
        var read = await answers.ReadAsync(incoming, lastSequence, cancellationToken);
        var attachments = await files.FetchAsync(incoming, cancellationToken);
        return ReferenceEquals(read, incoming.Activity) && ReferenceEquals(attachments, incoming.Activity.Attachments)
            ? incoming
            : incoming with { Activity = read with { Attachments = attachments } };
    }
}
