using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Conversations.Flows;

/// <summary>One dialog in progress: what has been answered, said and done so far. Replaying it gives the next step.</summary>
/// <param name="Dialog">Name of the dialog.</param>
/// <param name="RunId">
/// Deterministic: conversation and the version of the state the run started from. Idempotency keys of effects begin with it.
/// </param>
/// <param name="Argument">What the dialog was started with, for example a service number.</param>
public sealed record Frame(string Dialog, string RunId, string? Argument = null)
{
    public ImmutableArray<Entry> Entries { get; init; } = [];
    public PendingQuestion? Pending { get; init; }

    /// <summary>The run asked or learned who the person is: it ends when they are forgotten, for its answers may not meet somebody else's eyes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OfPerson { get; init; }

    public int Attempts(string key) =>
        Entries.FirstOrDefault(e => e.Kind == EntryKind.Tried && e.Key == Mark(key)) is { Json: { } count } ? int.Parse(count, CultureInfo.InvariantCulture) : 0;

    /// <summary>Takes entries out; an effect leaves a mark that it was tried.</summary>
    public Frame Without(IEnumerable<Entry> entries)
    {
        var frame = this;
        foreach (var entry in entries.Where(e => e.Kind != EntryKind.Tried).ToArray())
        {
            frame = frame with { Entries = frame.Entries.Remove(entry) };
            if (entry.Kind is EntryKind.Done or EntryKind.Known) frame = frame.Counting(entry.Key);
        }

        return frame;
    }

    /// <summary>One mark for each key, however often it is tried: a button pressed a thousand times must not make the state grow.</summary>
    private Frame Counting(string key)
    {
        var tried = new Entry(Mark(key), EntryKind.Tried, (Attempts(key) + 1).ToString(CultureInfo.InvariantCulture));
        return this with { Entries = Entries.RemoveAll(e => e.Kind == EntryKind.Tried && e.Key == tried.Key).Add(tried) };
    }

    private static string Mark(string key) => $"{key}#";
}

public enum EntryKind
{
    Answer,
    Said,

    /// <summary>An effect that has been carried out. Going back stops here: what was done is not undone.</summary>
    Done,

    /// <summary>Something looked up or got ready. Going back passes over it.</summary>
    Known,

    /// <summary>How often an effect was forgotten: its next try gets another idempotency key. Outlives going back.</summary>
    Tried,
}

/// <summary>One keyed step of a run, in the order it happened.</summary>
/// <param name="Key">Unique in the frame.</param>
/// <param name="Kind">Answer, said or done.</param>
/// <param name="Json">The value; null for a thing said.</param>
/// <param name="Fingerprint">Of the question as it was asked, when the answer is only good for exactly that question; or what a thing known was looked up for.</param>
/// <param name="Label">Phrase key of the answer's name, for "sửa …".</param>
/// <param name="Shown">The answer as it may be shown back; null to show it masked.</param>
/// <param name="Reopened">The person is correcting it: ask again, but keep the old value for "quay lại".</param>
public sealed record Entry(
    string Key, EntryKind Kind, string? Json = null, string? Fingerprint = null, string? Label = null,
    string? Shown = null, bool Reopened = false)
{
    // Every turn replays its dialog: a value is parsed once, not each time it is read.
    private object? _value;

    /// <summary>The value; the default when nothing is stored.</summary>
    public T? Read<T>() => (T?)(_value is T ? _value : _value = JsonSerializer.Deserialize<T>(Json!, FlowJson.Options));

    public override string ToString() => $"Entry({Key}, {Kind})";
}

/// <summary>The question the dialog waits on.</summary>
/// <param name="Key">Its key in the frame.</param>
/// <param name="Since">State version of the turn that first asked it in this form; a button older than this is stale.</param>
/// <param name="Fingerprint">Of the question as asked.</param>
/// <param name="Secret">The answer must not be shown, not even to the transcript.</param>
/// <param name="Rejections">Answers in a row that did not pass.</param>
public sealed record PendingQuestion(string Key, long Since, string Fingerprint, bool Secret, int Rejections = 0)
{
    /// <summary>Files sent meanwhile are shown to nobody again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PrivateFiles { get; init; }
}
