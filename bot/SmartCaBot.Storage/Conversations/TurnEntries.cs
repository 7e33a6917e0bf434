using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Storage.Conversations;

/// <summary>The transcript entries of one turn as one row: a JSON array of activities, and beside it what they share.</summary>
/// <param name="LastSequence">Of the last entry; the others precede it without gaps.</param>
/// <param name="Json">UTF-8.</param>
/// <param name="Hidden">Bit n: entry n is not visible.</param>
/// <param name="At">Milliseconds since 1970-01-01 UTC, of all entries.</param>
/// <param name="Outcome">Of the turn; stands on its first entry, as does <paramref name="Intent"/>.</param>
/// <param name="Intent">What was understood, when anything was.</param>
internal sealed record TurnEntries(long LastSequence, byte[] Json, long Hidden, long At, string? Outcome, string? Intent)
{
    private const int MostHidden = 63;

    /// <returns>Null for a turn that adds nothing.</returns>
    /// <exception cref="ArgumentException">Not the entries of one turn.</exception>
    public static TurnEntries? Of(IReadOnlyList<TranscriptEntry> entries)
    {
        if (entries.Count == 0)
            return null;
        var hidden = 0L;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0 && entries[i].Sequence != entries[i - 1].Sequence + 1)
                throw new ArgumentException("Transcript sequences of a turn must follow one another.", nameof(entries));
            if (entries[i].Visible)
                continue;
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, MostHidden, nameof(entries));
            hidden |= 1L << i;
        }
        var first = entries[0];
        return new TurnEntries(
            entries[^1].Sequence, Join(entries), hidden, first.At.ToUnixTimeMilliseconds(), first.Outcome?.ToString(), first.Intent);
    }

    /// <summary>Adds the entries of a row whose sequence is above <paramref name="after"/>, as long as <paramref name="limit"/> is not reached.</summary>
    public static void Read(
        List<TranscriptEntry> into, long after, int limit, long lastSequence, ReadOnlySpan<byte> json, long hidden, long at, string? outcome,
        string? intent)
    {
        var activities = JsonSerializer.Deserialize(json, ActivityJson.Wire.IReadOnlyListActivity)!;
        var first = lastSequence - activities.Count + 1;
        for (var i = (int)Math.Max(0, after + 1 - first); i < activities.Count && into.Count < limit; i++)
        {
            into.Add(new TranscriptEntry(
                first + i, activities[i], i >= MostHidden || (hidden >> i & 1) == 0, DateTimeOffset.FromUnixTimeMilliseconds(at),
                i == 0 && outcome is not null ? Enum.Parse<TurnOutcome>(outcome) : null, i == 0 ? intent : null));
        }
    }

    private static byte[] Join(IReadOnlyList<TranscriptEntry> entries)
    {
        var size = entries.Count + 1;
        foreach (var entry in entries)
            size += entry.Json().Length;
        var joined = new byte[size];
        var end = 0;
        foreach (var entry in entries)
        {
            joined[end] = end == 0 ? (byte)'[' : (byte)',';
            entry.Json().CopyTo(joined, end + 1);
            end += entry.Json().Length + 1;
        }
        joined[end] = (byte)']';
        return joined;
    }
}
