using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCaBot.Channels.Zalo.Api;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>What a message looks like in the account's own list of messages.</summary>
/// <param name="UserId">Whose chat.</param>
/// <param name="Types">As the list names its kind; empty: whatever it says.</param>
/// <param name="Texts">One of these is what it says; empty: it has nothing to compare.</param>
/// <param name="NotBefore">It cannot be older.</param>
internal sealed record Trace(string UserId, IReadOnlyCollection<string> Types, IReadOnlyCollection<string> Texts, DateTimeOffset NotBefore)
{
    public override string ToString() => "Trace(***)";
}

/// <summary>
/// After a lost answer nobody knows whether the message is with the person. GET /v2.0/oa/conversation lists what was sent: when it is there,
/// it is not sent again. Messages known to have been sent by another call do not count; what an earlier process sent is not known, so that
/// of two equal texts of one minute, with a crash between them, the second may be taken for sent.
/// </summary>
internal sealed class SentBefore(ZaloApi api)
{
    private const int PageSize = 10;
    private const int MostPages = 3;
    private const int Remembered = 16;
    private const int MostPersons = 20_000;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Queue<string>> _sent = new(StringComparer.Ordinal);

    /// <summary>This message_id belongs to a message whose call was answered.</summary>
    public void Remember(string userId, string? messageId)
    {
        if (messageId is null) return;
        // Only doubt needs it, and doubt is settled within minutes.
        if (_sent.Count > MostPersons) _sent.Clear();
        var ids = _sent.GetOrAdd(userId, _ => new Queue<string>());
        lock (ids)
        {
            ids.Enqueue(messageId);
            if (ids.Count > Remembered) ids.Dequeue();
        }
    }

    /// <summary>Whether it is there; null when that cannot be told now.</summary>
    public async Task<bool?> FindAsync(Trace trace, CancellationToken cancellationToken)
    {
        var oldest = (trace.NotBefore - Skew).ToUnixTimeMilliseconds();
        for (var page = 0; page < MostPages; page++)
        {
            var ask = new JsonObject { ["user_id"] = trace.UserId, ["offset"] = page * PageSize, ["count"] = PageSize };
            if (await api.GetAsync("/v2.0/oa/conversation", ask, cancellationToken) is not ZaloAnswer.Done done) return null;
            JsonElement[] messages = [.. done.Data.Items()];
            foreach (var message in messages)
            {
                if (!IsIt(message, trace, oldest)) continue;
                Remember(trace.UserId, message.Text("message_id"));
                return true;
            }

            if (messages.Length < PageSize || messages[^1].Number("time") < oldest) break;
        }

        return false;
    }

    private bool IsIt(JsonElement message, Trace trace, long oldest) =>
        message.Number("src") == 0 && message.Number("time") >= oldest
        && (trace.Types.Count == 0 || trace.Types.Contains(message.Text("type") ?? ""))
        && (trace.Texts.Count == 0 || trace.Texts.Any(text => Same(text, message.Text("message"))))
        && !IsRemembered(trace.UserId, message.Text("message_id"));

    private bool IsRemembered(string userId, string? messageId)
    {
        if (messageId is null || !_sent.TryGetValue(userId, out var ids)) return false;
        lock (ids) return ids.Contains(messageId);
    }

    private static bool Same(string ours, string? theirs) =>
        theirs is not null && ours.Normalize(NormalizationForm.FormC).Trim() == theirs.Normalize(NormalizationForm.FormC).Trim();
}
