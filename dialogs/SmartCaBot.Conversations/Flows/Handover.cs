using System.Collections.Immutable;
using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// Dialogs in progress that leave one conversation for another. They are in the state of one of them or on their way, never in two: the turn
/// that takes them out writes the event that carries them in the same commit.
/// </summary>
internal static class Handover
{
    public static (ImmutableArray<Frame> Left, ImmutableArray<Frame> Taken) TakeOut(ImmutableArray<Frame> frames, IReadOnlyList<string> dialogs)
    {
        var taken = frames.Where(f => dialogs.Contains(f.Dialog)).ToImmutableArray();
        return (frames.RemoveRange(taken), taken);
    }

    public static JsonElement Write(ImmutableArray<Frame> frames) => JsonSerializer.SerializeToElement(frames, FlowJson.Options);

    /// <summary>Asked anew where they arrive: old buttons belong to the other conversation.</summary>
    public static ImmutableArray<Frame> Read(JsonElement json) =>
        [.. json.Deserialize<ImmutableArray<Frame>>(FlowJson.Options).Select(frame => frame with { Pending = null })];
}
