using System.Text.Json;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>Finds marks whose check never came back: the host died in between. If the code was right the conversation is told now.</summary>
/// <param name="codes">What has become of the code.</param>
/// <param name="news">Tells it.</param>
/// <param name="kind">The marks' outbox kind.</param>
internal sealed class CodeWatch(WaitingCodes codes, CodeNews news, string kind = CodeNews.MarkKind) : IMessageSender
{
    /// <summary>By then a check has come back, or its host is gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestWorth = TimeSpan.FromDays(1);

    public string Kind => kind;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var awaited = JsonSerializer.Deserialize<AwaitedCode>(leased.Message.Payload) ?? throw new JsonException("A mark is empty.");
        // Still waiting: the code was wrong, or the check never began; the person tries again.
        if (await codes.Of(awaited.Purpose).FindAsync(awaited, cancellationToken) is { Standing: not CodeStanding.Waiting })
            await news.EnteredAsync(awaited);
        return Delivered.Done;
    }
}
