using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// A person's activity as the transcript keeps it: what a page needs to show it, and nothing else that a client may have put in. The
/// transcript is read again at every reconnect, and by officers, so it must not hold what anybody chooses to put there, at any length.
/// </summary>
public static class PersonsEcho
{
    private const int LongestExtra = 4096;

    /// <param name="activity">As received.</param>
    /// <param name="text">What may be shown of its text.</param>
    public static Activity Of(Activity activity, string? text) => new()
    {
        Type = activity.Type,
        Id = activity.Id,
        Timestamp = activity.Timestamp,
        ServiceUrl = activity.ServiceUrl,
        ChannelId = activity.ChannelId,
        From = Bare(activity.From),
        Conversation = activity.Conversation,
        Recipient = activity.Recipient,
        Locale = Short(activity.Locale),
        TextFormat = TextFormats.Plain,
        Text = text,
        Attachments = activity.Attachments?.Where(a => AttachedFiles.Read(a) is not null).ToArray() is { Length: > 0 } files ? files : null,
        ChannelData = Short(activity.ChannelData),
        Name = Short(activity.Name),
        Value = KeepsValue(activity) ? Short(activity.Value) : null,
    };

    /// <summary>
    /// What a pressed button carries is between the page and the bot; what an event of the system's own carries is the system's; and the code
    /// that somebody came by may be a secret that is still good.
    /// </summary>
    private static bool KeepsValue(Activity activity) =>
        activity.Type != ActivityTypes.Message && activity.Name != FlowEngine.JoinEvent
        && activity.Name?.StartsWith(ConversationEvent.Prefix, StringComparison.Ordinal) != true;

    private static ChannelAccount? Bare(ChannelAccount? account) =>
        account is null ? null : new ChannelAccount { Id = account.Id, Name = Short(account.Name), Role = account.Role };

    private static string? Short(string? text) => text?.Length <= LongestExtra ? text : null;

    private static JsonElement? Short(JsonElement? value) =>
        value is { } json && JsonSerializer.SerializeToUtf8Bytes(json, ActivityJson.Wire.JsonElement).Length <= LongestExtra ? json : null;
}
