using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>
/// What goes out with <c>handoff.initiate</c>: the conversation so far as an attachment named Transcript, and how the last turns ended. All of
/// it is masked, as the transcript is; files stay here.
/// </summary>
internal sealed class HubTranscript(IConversationStore store)
{
    private const int MostEntries = 200;
    private const int LastOutcomes = 3;

    public async ValueTask<Activity> WithAsync(Activity initiate, string conversationId, CancellationToken cancellationToken)
    {
        var last = (await store.LoadAsync(conversationId, cancellationToken))?.LastSequence ?? 0;
        var entries = await store.ReadTranscriptAsync(conversationId, Math.Max(0, last - MostEntries), MostEntries, cancellationToken);
        var said = new JsonArray([.. entries
            .Where(e => e is { Visible: true, Activity.Type: ActivityTypes.Message })
            .Select(e => JsonSerializer.SerializeToNode(
                e.Activity with { Attachments = null, ChannelData = null, SuggestedActions = null, Extensions = null }, ActivityJson.Wire.Activity))]);
        var value = initiate.Value is { } given ? JsonNode.Parse(given.GetRawText())!.AsObject() : [];
        value["outcomes"] = new JsonArray([.. entries.Where(e => e.Outcome is not null).TakeLast(LastOutcomes).Select(e => (JsonNode)e.Outcome!.ToString()!)]);
        return initiate with
        {
            Value = value.Deserialize(ActivityJson.Wire.JsonElement),
            Attachments =
            [
                new Attachment
                {
                    ContentType = "application/json",
                    Name = "Transcript",
                    Content = new JsonObject { ["activities"] = said }.Deserialize(ActivityJson.Wire.JsonElement),
                },
            ],
        };
    }
}
