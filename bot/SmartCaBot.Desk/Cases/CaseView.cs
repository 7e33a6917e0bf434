using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Answers;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Suggestions;
using SmartCaBot.Desk.Transcripts;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>Gathers what an agent sees of a case.</summary>
internal sealed class CaseView(
    IConversationStore conversations, TranscriptReader transcript, GivenAnswers answers, SuggestedAnswers suggestions, NoteTable notes,
    CaseTable cases, CaseRows rows, CaseWatch watch, ReplyBook replies, QueueBooks books, TimeProvider clock)
{
    private const string ToQueue = "queue:";
    private const int Neighbours = 15;
    private const int LatestWords = 4;

    public async Task<CaseScreen> ShowAsync(StaffMember staff, DeskCase about, long? before, DutyBoard duty, CancellationToken cancellationToken)
    {
        var conversation = await conversations.LoadAsync(about.ConversationId, cancellationToken);
        var state = conversation?.State ?? ConversationState.New;
        var isCurrent = state.Case is { IsOpen: true } current && current.Id == about.Id;
        var end = Math.Min(before ?? long.MaxValue, Math.Min(conversation?.LastSequence ?? 0, about.EndSequence) + 1);
        var lines = await transcript.BeforeAsync(about, end, cancellationToken);
        var row = await rows.RowAsync(about, cancellationToken);
        var now = clock.GetUtcNow();
        return new CaseScreen(row)
        {
            IsMine = about.IsWith(staff.Id),
            Lines = lines,
            Last = end - 1,
            Earlier = end - TranscriptReader.PageSize > Math.Max(1, about.FirstSequence) ? end - TranscriptReader.PageSize : null,
            Answers = isCurrent ? answers.Of(state) : [],
            MayUnmask = Unmasking.May(staff, about.Id, state.Case),
            Notes = await notes.ListAsync(about.ConversationId, about.Id, cancellationToken),
            Suggestions = about.IsOpen ? Suggest(lines, about) : [],
            Replies = await replies.ListAsync(cancellationToken),
            Colleagues = [.. duty.People.Where(one => one.Staff != staff.Id && one.IsOnDuty(now) && Reaches(one, about)).OrderBy(one => one.Name)],
            Queues = [.. (await books.GetAsync(cancellationToken)).Queues.Where(queue => queue.IsActive)],
            Viewers = [.. duty.Viewers(about.Id, staff.Id, now).Order(StringComparer.Ordinal)],
            Others = [.. (await cases.OfConversationAsync(about.ConversationId, cancellationToken)).Where(one => one.Id != about.Id && staff.MaySee(one.Office))],
            Neighbours = await NeighboursAsync(staff, cancellationToken),
            MayPullIn = !about.IsOpen && state.Owner == ConversationOwner.Bot && IsSameTalk(staff, about, state),
        };
    }

    /// <summary>Whether what goes on in the conversation now is still the talk of that case, and of an office within reach.</summary>
    public async Task<bool> IsSameTalkAsync(StaffMember staff, DeskCase about, CancellationToken cancellationToken) =>
        await conversations.LoadAsync(about.ConversationId, cancellationToken) is { State: var state } && IsSameTalk(staff, about, state);

    /// <summary>A canned reply's text, as it is typed.</summary>
    public async Task<string?> ReplyBodyAsync(string id, CancellationToken cancellationToken) => (await replies.FindAsync(id, cancellationToken))?.Body;

    /// <summary>An address that the content offers: the page may name no other.</summary>
    public bool IsSuggestedQr(string? url) => url is not null && suggestions.Offers(url);

    /// <summary>Reads "queue:ID" or a colleague's id; nothing when neither may be chosen.</summary>
    public async Task<(Presence? Colleague, string? Queue)> ReadTargetAsync(
        StaffMember staff, DeskCase about, string? to, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(to)) return (null, null);
        if (!to.StartsWith(ToQueue, StringComparison.Ordinal))
        {
            var now = clock.GetUtcNow();
            return watch.Duty.Find(to) is { } one && one.Staff != staff.Id && one.IsOnDuty(now) && Reaches(one, about) ? (one, null) : (null, null);
        }

        var book = await books.GetAsync(cancellationToken);
        return book.Knows(to[ToQueue.Length..]) && book.Of(to[ToQueue.Length..]).IsActive ? (null, to[ToQueue.Length..]) : (null, null);
    }

    /// <summary>For the latest words that the content has an answer to: "em ơi" asks nothing.</summary>
    private IReadOnlyList<BookAnswer> Suggest(IReadOnlyList<TurnLine> lines, DeskCase about) => lines
        .Where(line => line.Speaker == Speaker.Citizen && line.Text.Length > 0)
        .Reverse().Take(LatestWords)
        .Select(line => suggestions.For(line.Text, about.Language))
        .FirstOrDefault(found => found.Count > 0) ?? [];

    private static bool IsSameTalk(StaffMember staff, DeskCase about, ConversationState state) =>
        state.SessionFrom == about.FirstSequence && staff.MaySee(state.Campaign?.Office);

    private static bool Reaches(Presence one, DeskCase about) => one.Office is null || about.Office is null || one.Office == about.Office;

    private async Task<IReadOnlyList<CaseRow>> NeighboursAsync(StaffMember staff, CancellationToken cancellationToken)
    {
        var board = watch.Board;
        var near = board.WithAgent.Where(one => one.Agent == staff.Id).Concat(board.Waiting.Where(one => staff.MaySee(one.Office))).Take(Neighbours);
        var list = new List<CaseRow>();
        foreach (var one in near) list.Add(await rows.RowAsync(one, cancellationToken));
        return list;
    }
}
