using System.Text.Json;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>Who speaks, and who has the conversation: the bot, or a person of the help desk.</summary>
internal static class PlainSpeaker
{
    /// <summary>Above a message.</summary>
    public static Phrase Of(Activity activity) =>
        activity.From?.Role == Roles.User ? "plain.me"
        : Told(activity, "speaker") is not null && Told(activity, "agent") is { } name ? new Phrase("plain.agent", ("name", name))
        : "plain.bot";

    /// <summary>Above the box; null while the bot has the conversation. The latest message that says so counts.</summary>
    public static Phrase? OwnerOf(IReadOnlyList<PlainEntry> entries)
    {
        var telling = entries.LastOrDefault(e => e.Activity.From?.Role != Roles.User && Told(e.Activity, "owner") is not null)?.Activity;
        return telling is null ? null : Told(telling, "owner") switch
        {
            "waiting" => "plain.owner.waiting",
            "agent" => new Phrase("plain.owner.agent", ("name", Told(telling, "agent") ?? "")),
            _ => null,
        };
    }

    private static string? Told(Activity activity, string name) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("smartca", out var own) && own.ValueKind == JsonValueKind.Object
        && own.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
