using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>Commands as event activities of the system, which clients cannot send.</summary>
internal static class HandoffEvents
{
    public const string Prefix = ConversationEvent.Prefix + "desk-";

    public static string Name(HandoffCommand command) => Prefix + command.GetType().Name.ToLowerInvariant();

    public static JsonElement Value(HandoffCommand command) => JsonSerializer.SerializeToElement(command, FlowJson.Options);

    /// <summary>Null when it is no command.</summary>
    public static HandoffCommand? Read(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Value: { } value } && activity.Name?.StartsWith(Prefix, StringComparison.Ordinal) == true
            ? value.Deserialize<HandoffCommand>(FlowJson.Options)
            : null;
}
