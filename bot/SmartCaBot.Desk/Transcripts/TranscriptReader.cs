using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Desk.Transcripts;

/// <summary>The transcript of a case as agents read it: from where the citizen's session began, to the end of the case.</summary>
internal sealed class TranscriptReader(IConversationStore store, AnswerBook book)
{
    public const int PageSize = 100;
    private const string PictureRoot = "/qr/";

    /// <summary>Entries with a sequence above <paramref name="after"/>, and the last sequence that was looked at.</summary>
    public async Task<(IReadOnlyList<TurnLine> Lines, long Last)> ReadAsync(DeskCase about, long after, CancellationToken cancellationToken)
    {
        var entries = await store.ReadTranscriptAsync(about.ConversationId, Math.Max(after, about.FirstSequence - 1), PageSize, cancellationToken);
        var own = entries.TakeWhile(entry => entry.Sequence <= about.EndSequence).ToArray();
        return ([.. own.Where(IsSaid).Select(Line)], own.Length == 0 ? after : own[^1].Sequence);
    }

    /// <summary>A page that ends before a sequence.</summary>
    public async Task<IReadOnlyList<TurnLine>> BeforeAsync(DeskCase about, long before, CancellationToken cancellationToken)
    {
        var (lines, _) = await ReadAsync(about, Math.Max(0, before - 1 - PageSize), cancellationToken);
        return [.. lines.Where(line => line.Sequence < before)];
    }

    /// <summary>Whether a file stands in one of its lines: only then it belongs to the case.</summary>
    public async Task<bool> HasFileAsync(DeskCase about, string file, CancellationToken cancellationToken)
    {
        for (var (after, last) = (-1L, 0L); last != after;)
        {
            after = last;
            (var lines, last) = await ReadAsync(about, after, cancellationToken);
            if (lines.Any(line => line.Files.Any(one => one.Id == file))) return true;
        }

        return false;
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
