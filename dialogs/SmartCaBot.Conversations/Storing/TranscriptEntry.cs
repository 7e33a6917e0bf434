using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Storing;

/// <summary>One line of the conversation's append-only log.</summary>
/// <param name="Sequence">1, 2, 3 … without gaps; it is the Direct Line watermark.</param>
/// <param name="Activity">Masked; never holds an OTP or an unmasked identity number.</param>
/// <param name="Visible">False for entries that only analytics read (a join event, a hidden button press).</param>
/// <param name="At">When the turn was committed.</param>
/// <param name="Outcome">Set on the entry of the activity that caused the turn.</param>
/// <param name="Intent">What was understood, when anything was.</param>
public sealed record TranscriptEntry(
    long Sequence, Activity Activity, bool Visible, DateTimeOffset At, TurnOutcome? Outcome = null, string? Intent = null)
{
    private byte[]? _json;

    /// <summary>The activity as JSON, UTF-8. Written once, for the table and for whoever gets it in an answer.</summary>
    public byte[] Json() => _json ??= JsonSerializer.SerializeToUtf8Bytes(Activity, ActivityJson.Wire.Activity);
}
