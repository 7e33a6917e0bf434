using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Desk.Transcripts;

/// <summary>One line of a conversation as agents read it: masked, plain text.</summary>
/// <param name="Sequence">In the transcript.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Name">Of an agent.</param>
/// <param name="Text">May be empty.</param>
/// <param name="At">When.</param>
internal sealed record TurnLine(long Sequence, Speaker Speaker, string? Name, string Text, DateTimeOffset At)
{
    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    /// <summary>Pictures of ours: path and what they show.</summary>
    public IReadOnlyList<(string Path, string Alt)> Pictures { get; init; } = [];

    /// <summary>What could be pressed.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>How the turn that this line began ended.</summary>
    public TurnOutcome? Outcome { get; init; }

    /// <summary>What was understood, by its name for people.</summary>
    public string? Understood { get; init; }

    public override string ToString() => $"TurnLine({Sequence})";
}

internal enum Speaker
{
    Citizen,
    Bot,
    Agent,
}
