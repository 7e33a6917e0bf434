using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Desk.Transcripts;

/// <summary>The transcript as agents read it.</summary>
internal sealed class TranscriptReader(IConversationStore store, AnswerBook book)
{
    public const int PageSize = 100;
    private const string PictureRoot = "/qr/";

    /// <summary>Entries with a sequence above <paramref name="after"/>, and the last sequence that was looked at.</summary>
    public async Task<(IReadOnlyList<TurnLine> Lines, long Last)> ReadAsync(string conversationId, long after, CancellationToken cancellationToken)
    {
        var entries = await store.ReadTranscriptAsync(conversationId, after, PageSize, cancellationToken);
        return ([.. entries.Where(IsSaid).Select(Line)], entries.Count == 0 ? after : entries[^1].Sequence);
    }

    /// <summary>A page that ends before a sequence.</summary>
    public async Task<IReadOnlyList<TurnLine>> BeforeAsync(string conversationId, long before, CancellationToken cancellationToken)
    {
        var (lines, _) = await ReadAsync(conversationId, Math.Max(0, before - 1 - PageSize), cancellationToken);
        return [.. lines.Where(line => line.Sequence < before)];
    }

    private static bool IsSaid(TranscriptEntry entry) =>
        entry is { Visible: true, Activity.Type: ActivityTypes.Message } && (entry.Activity.Text is { Length: > 0 } || entry.Activity.Attachments is { Count: > 0 });

    private TurnLine Line(TranscriptEntry entry)
    {
        var activity = entry.Activity;
        var speaker = activity.From?.Role != Roles.Bot ? Speaker.Citizen : IsAgents(activity) ? Speaker.Agent : Speaker.Bot;
        var text = activity.Text ?? "";
        return new TurnLine(entry.Sequence, speaker, speaker == Speaker.Agent ? activity.From?.Name : null, activity.TextFormat == TextFormats.Markdown ? PlainText.Of(text) : text, entry.At)
        {
            Files = AttachedFiles.Read(activity),
            Pictures = [.. (activity.Attachments ?? []).Select(Picture).OfType<(string, string)>()],
            Buttons = [.. activity.SuggestedActions?.Actions?.Select(action => action.Title).OfType<string>() ?? []],
            Outcome = entry.Outcome is { } outcome and not (TurnOutcome.Ignored or TurnOutcome.DeskDone or TurnOutcome.DeskRefused) ? outcome : null,
            Understood = entry.Intent is { } intent ? book.NameOf(intent) : null,
        };
    }

    /// <summary>The mark that the runtime puts on what a person of the desk says.</summary>
    private static bool IsAgents(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("smartca", out var ours)
        && ours.ValueKind == JsonValueKind.Object && ours.TryGetProperty("speaker", out var speaker) && speaker.ValueEquals("agent");

    /// <summary>Only pictures that this host draws: an address elsewhere would tell that place who looks at it.</summary>
    private static (string Path, string Alt)? Picture(Attachment attachment)
    {
        if (attachment.ContentType?.StartsWith("image/", StringComparison.Ordinal) != true || attachment.ContentUrl is not { } url) return null;
        var path = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute!.AbsolutePath : url;
        return path.StartsWith(PictureRoot, StringComparison.Ordinal) ? (path, attachment.Name ?? "Mã QR") : null;
    }
}
