using System.Collections.Frozen;
using SmartCaBot.Conversations.Handoff;

namespace SmartCaBot.Desk.Cases;

/// <summary>All open cases and those that ended today, as of one moment, in the order of lists.</summary>
internal sealed class CaseBoard
{
    public static readonly CaseBoard Empty = new([]);

    private readonly FrozenDictionary<string, DeskCase> _byId;
    private readonly FrozenDictionary<string, DeskCase> _openByConversation;

    public CaseBoard(IEnumerable<DeskCase> cases)
    {
        var all = cases.ToArray();
        _byId = all.ToFrozenDictionary(one => one.Id);
        _openByConversation = all.Where(one => one.IsOpen).DistinctBy(one => one.ConversationId).ToFrozenDictionary(one => one.ConversationId);
        Waiting = [.. all.Where(one => one.State == CaseState.Waiting).OrderBy(one => one.WaitingSince)];
        WithAgent = [.. all.Where(one => one.State == CaseState.Agent).OrderByDescending(one => one.AwaitsAgent).ThenBy(LatestWord)];
        Ended = [.. all.Where(one => !one.IsOpen).OrderByDescending(one => one.EndedAt)];
    }

    public IEnumerable<DeskCase> All => _byId.Values;

    /// <summary>The longest waiting first.</summary>
    public IReadOnlyList<DeskCase> Waiting { get; }

    /// <summary>Those whose citizen waits for an answer first.</summary>
    public IReadOnlyList<DeskCase> WithAgent { get; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<DeskCase> Ended { get; }

    public DeskCase? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The open case of a conversation.</summary>
    public DeskCase? OpenOf(string conversationId) => _openByConversation.GetValueOrDefault(conversationId);

    private static DateTimeOffset LatestWord(DeskCase one) => one.PersonAt ?? one.OpenedAt;
}
