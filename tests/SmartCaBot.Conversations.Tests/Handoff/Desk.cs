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

    public static string? OwnerShown(Activity reply) =>
        reply.ChannelData is { } data && data.GetProperty("smartca").TryGetProperty("owner", out var owner) ? owner.GetString() : null;
}
