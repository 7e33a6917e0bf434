using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests.Handoff;

/// <summary>The help desk's hand on a <see cref="Talk"/>.</summary>
internal static class Desk
{
    public static readonly DeskAgent Lan = new("lan", "Chị Lan");
    public static readonly DeskAgent Minh = new("minh", "Anh Minh");

    public static Task<TurnResult> DeskAsync(this Talk talk, HandoffCommand command) => talk.EventAsync(
        "smartca/desk-any", JsonSerializer.SerializeToElement(command));

    public static Task<TurnResult> EventAsync(this Talk talk, string name, JsonElement? value = null) =>
        talk.TurnAsync(new Activity { Type = ActivityTypes.Event, Name = name, Value = value });

    /// <summary>Delivers what the conversation has sent itself, as the outbox does, behind what waits there; until nothing is left, or it takes no more.</summary>
    /// <returns>What the bot said to it, each turn's replies.</returns>
    public static async Task<IReadOnlyList<string>> DeliverAsync(this Talk talk, Queue<ConversationEvent> outbox)
    {
        var said = new List<string>();
        talk.Collect(outbox);
        while (outbox.TryPeek(out var next))
        {
            var turn = await talk.TurnAsync(new Activity { Type = ActivityTypes.Event, Name = next.Name, Value = next.Value }, mayWait: true);
            if (turn.IsNotNow) break;
            outbox.Dequeue();
            talk.Collect(outbox);
            if (turn.Replies.Count > 0) said.Add(talk.Said);
        }

        return said;
    }

    private static void Collect(this Talk talk, Queue<ConversationEvent> outbox)
    {
        foreach (var message in talk.Last.Outbox) outbox.Enqueue(JsonSerializer.Deserialize<ConversationEvent>(message.Payload)!);
    }

    public static ConversationEvent Note(int number) => new("smartca/note", JsonSerializer.SerializeToElement(number));

    public static string? OwnerShown(Activity reply) =>
        reply.ChannelData is { } data && data.GetProperty("smartca").TryGetProperty("owner", out var owner) ? owner.GetString() : null;
}
