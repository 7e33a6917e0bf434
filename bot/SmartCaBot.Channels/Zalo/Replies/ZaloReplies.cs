using System.Globalization;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Replies;

/// <summary>Replies as calls to the platform: text in parts of the allowed length, buttons under the last thing said, pictures and files each by itself.</summary>
internal sealed class ZaloReplies(ZaloOptions options) : IOutboundChannel
{
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const long LargestFile = 5 * 1024 * 1024;

    private static readonly HashSet<string> FileTypes =
    [
        "application/pdf", "application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/csv",
    ];

    public string Channel => ZaloIds.Channel;

    public IReadOnlyList<OutboxMessage> Write(IncomingActivity incoming, IReadOnlyList<Activity> replies)
    {
        Activity[] said = [.. replies.Where(reply => reply.Type == ActivityTypes.Message).Select(SpeakerName.Before)];
        var isNews = incoming.Activity.Type != ActivityTypes.Message && incoming.Activity.ChannelId is not null && !IsVisit(incoming.Activity);
        var written = new List<OutboxMessage>();
        for (var i = 0; i < said.Length; i++)
        {
            var number = 0;
            // As on the page: only what stands under the last message can be pressed.
            foreach (var message in Messages(said[i], withButtons: i == said.Length - 1))
            {
                written.Add(new OutboxMessage(
                    string.Create(CultureInfo.InvariantCulture, $"{said[i].Id}|{++number}"), ZaloIds.Channel, incoming.UserId,
                    (message with { IsNews = isNews }).ToPayload(), said[i].Timestamp ?? incoming.ReceivedAt));
            }
        }

        return written;
    }

    private static bool IsVisit(Activity activity) => activity.Name == Conversations.Flows.FlowEngine.JoinEvent;

    private IEnumerable<ZaloMessage> Messages(Activity reply, bool withButtons)
    {
        var list = withButtons ? ChoiceList.Of(reply) : null;
        foreach (var text in Texts(reply, list)) yield return new ZaloMessage { Text = text };
        foreach (var attachment in reply.Attachments ?? [])
        {
            if (AttachedFiles.Read(attachment) is { } file)
            {
                var asLink = file.Size is <= 0 or > LargestFile || !FileTypes.Contains(file.ContentType);
                yield return new ZaloMessage { File = new ZaloFile(reply.Conversation?.Id ?? "", file.Id, file.Name, file.ContentType, asLink) };
            }
            else if (attachment is { ContentUrl: { } address } && attachment.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true)
            {
                yield return new ZaloMessage { Picture = address };
            }
        }

        if (options.AskToShare && AsksForPhone(reply)) yield return new ZaloMessage { Form = Form(reply) };
    }

    private IEnumerable<ZaloText> Texts(Activity reply, ChoiceList? list)
    {
        var text = reply.TextFormat == TextFormats.Plain ? reply.Text ?? "" : PlainText.Of(reply.Text ?? "");
        var parts = TextParts.Of(text).ToList();
        var lines = list?.Write(IsEnglish(reply)) ?? "";
        var buttons = list is null ? null : Buttons(list);
        if (lines.Length == 0)
        {
            foreach (var part in parts) yield return new ZaloText(part);
            yield break;
        }

        // The list stands with the end of the text where both fit into one message.
        var last = parts.Count > 0 && parts[^1].Length + lines.Length + 2 <= TextParts.Longest ? parts[^1] : "";
        if (last.Length > 0) parts.RemoveAt(parts.Count - 1);
        foreach (var part in parts) yield return new ZaloText(part);
        if (buttons is not null && last.Length > 0) yield return new ZaloText(last, lines, buttons);
        else foreach (var part in TextParts.Of(ChoiceList.Join(last, lines))) yield return new ZaloText(part);
    }

    /// <summary>Null when they do not fit into what the platform takes, or the setting wants numbers.</summary>
    private ZaloButton[]? Buttons(ChoiceList list)
    {
        if (options.Buttons == ZaloButtons.Numbers || list.Actions.Count > MostButtons) return null;
        ZaloButton[] buttons =
        [
            .. list.Actions.Select(action => action.Type == CardAction.OpenUrl
                ? new ZaloButton(action.Title ?? "", Payload: null, action.Value?.GetString())
                : new ZaloButton(action.Title ?? "", ButtonPayload.Write(action), Url: null)),
        ];
        return buttons.All(button => button.Title.Length is > 0 and <= LongestTitle && (button.Payload ?? button.Url) is not null) ? buttons : null;
    }

    private static bool AsksForPhone(Activity reply) => reply.ChannelData is { } data && data.Text("smartca", "input") == "phone";

    private static ZaloForm Form(Activity reply) => IsEnglish(reply)
        ? new ZaloForm("Share your phone number", "Or type it in the chat.")
        : new ZaloForm("Chia sẻ số điện thoại", "Hoặc anh/chị gõ số vào ô chat.");

    private static bool IsEnglish(Activity reply) => reply.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;
}
