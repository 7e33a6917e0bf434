using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>Bot → Waiting: the case with what whoever takes it should know.</summary>
internal static class HandoffOpening
{
    private const int LongestWords = 300;

    /// <param name="turn">The turn that opens it.</param>
    /// <param name="queue">Who is to answer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">As the person wrote it; masked here.</param>
    /// <param name="askingRun">The run that asked for the words: it is not what was under way.</param>
    public static void Open(FlowTurn turn, string queue, HandoffReason reason, string? words, string? askingRun)
    {
        turn.Owner = ConversationOwner.Waiting;
        turn.Case = new HandoffCase(Id(turn), queue, reason, turn.Input.Now)
        {
            Words = words is null ? null : turn.Interpreter.Mask(words.Length > LongestWords ? words[..LongestWords] : words),
            Step = StepBelow(turn, askingRun),
        };
        turn.Reached(Milestone.HandedOver);
    }

    public static string? StepBelow(FlowTurn turn, string? askingRun) =>
        turn.Frames.LastOrDefault(f => f.RunId != askingRun && f.Pending is not null) is { } waiting
            ? $"{waiting.Dialog}/{waiting.Pending!.Key}"
            : null;

    /// <summary>The same when the turn runs again.</summary>
    private static string Id(FlowTurn turn) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"case\n{turn.Context.ConversationId}\n{turn.Context.Version}"))).AsSpan(0, 16));
}
