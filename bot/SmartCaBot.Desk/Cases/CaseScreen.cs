using SmartCaBot.Desk.Answers;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Transcripts;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Desk.Cases;

/// <summary>Everything an agent sees beside and in a conversation. Personal only where it says so.</summary>
internal sealed record CaseScreen(CaseRow Row)
{
    public DeskCase Case => Row.Case;

    /// <summary>The case is theirs, and open.</summary>
    public required bool IsMine { get; init; }

    public required IReadOnlyList<TurnLine> Lines { get; init; }

    /// <summary>The last sequence that was looked at.</summary>
    public required long Last { get; init; }

    /// <summary>Sequence before which there is more; null when there is none.</summary>
    public long? Earlier { get; init; }

    /// <summary>Of an open case: what the citizen has answered since is not of one that has ended.</summary>
    public required IReadOnlyList<GivenAnswer> Answers { get; init; }

    /// <summary>They may see an answer in full.</summary>
    public required bool MayUnmask { get; init; }

    public required IReadOnlyList<CaseNote> Notes { get; init; }

    public required IReadOnlyList<BookAnswer> Suggestions { get; init; }

    public required IReadOnlyList<CannedReply> Replies { get; init; }

    /// <summary>Who may take it over now.</summary>
    public required IReadOnlyList<Presence> Colleagues { get; init; }

    public required IReadOnlyList<DeskQueue> Queues { get; init; }

    public required IReadOnlyList<string> Viewers { get; init; }

    /// <summary>Earlier and later cases of the same conversation.</summary>
    public required IReadOnlyList<DeskCase> Others { get; init; }

    /// <summary>My cases and what waits, for the list beside the conversation.</summary>
    public required IReadOnlyList<CaseRow> Neighbours { get; init; }

    /// <summary>The bot leads the conversation, and it is still the same talk: it may be joined.</summary>
    public required bool MayPullIn { get; init; }

    public override string ToString() => $"CaseScreen({Case.Id})";
}
