using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Desk.Tests.Support;

/// <summary>A citizen of the web chat, as the runtime knows them.</summary>
public sealed class DeskCitizen(DeskHouse house, string name)
{
    private int _said;

    public string ConversationId { get; } = $"web-{name}-{Guid.NewGuid():N}"[..24];

    public Task SayAsync(string text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public async Task SendFileAsync(string fileName, byte[] content)
    {
        var file = await house.Get<IFileStore>().SaveAsync(
            key: null, ConversationId, fileName, "application/pdf", (stream, stop) => stream.WriteAsync(content, stop), CancellationToken.None);
        await SendAsync(new Activity { Type = ActivityTypes.Message, Attachments = [AttachedFiles.ToAttachment(file)] });
    }

    /// <summary>All that the citizen can see.</summary>
    public async Task<IReadOnlyList<Activity>> SeenAsync() =>
        [.. (await house.Get<IConversationStore>().ReadTranscriptAsync(ConversationId, 0, 1000, CancellationToken.None))
            .Where(entry => entry.Visible).Select(entry => entry.Activity)];

    public async Task<string> LastSeenAsync() => (await SeenAsync())[^1].Text ?? "";

    private async Task SendAsync(Activity activity)
    {
        var id = $"{ConversationId}|in{++_said}";
        var now = house.Clock.GetUtcNow();
        var addressed = activity with
        {
            Id = id,
            ChannelId = "directline",
            From = new ChannelAccount { Id = name, Role = Roles.User },
            Recipient = new ChannelAccount { Id = "smartcabot", Role = Roles.Bot },
            Conversation = new ConversationAccount { Id = ConversationId },
        };
        await house.Get<TurnRunner>().RunAsync(new IncomingActivity(ConversationId, "directline", id, name, addressed, now), CancellationToken.None);
    }
}
