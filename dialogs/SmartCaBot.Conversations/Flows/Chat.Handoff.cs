using SmartCaBot.Conversations.Handoff;

namespace SmartCaBot.Conversations.Flows;

/// <content>People of the help desk, offices' printed codes, and what the funnel counts.</content>
public sealed partial class Chat
{
    /// <summary>Something that the funnel counts, once per run.</summary>
    public void Reached(Milestone milestone)
    {
        ArgumentNullException.ThrowIfNull(milestone);
        var key = $"reached:{milestone.Name}";
        if (_run.Find(key, EntryKind.Said) is not null) return;
        _run.Add(new Entry(key, EntryKind.Said));
        _run.Turn.Reached(milestone);
    }

    /// <summary>The printed code that the person came by.</summary>
    public CampaignVisit? Campaign => _run.Turn.Campaign;

    /// <summary>From here on what is reached counts for this code.</summary>
    public void ComeBy(CampaignVisit campaign) => _run.Turn.Campaign = campaign;

    /// <summary>The latest time a person was asked for.</summary>
    public HandoffCase? Case => _run.Turn.Case;

    /// <summary>Bot → Waiting: from here on the bot says nothing but this.</summary>
    /// <param name="queue">Who is to answer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">As the person wrote it; kept masked.</param>
    /// <param name="waiting">Where they stand, with the way back.</param>
    public void HandOff(string queue, HandoffReason reason, string? words, Message waiting)
    {
        HandoffOpening.Open(_run.Turn, queue, reason, words, RunId);
        _run.Turn.SayOwner(waiting);
        Outcome(Turns.TurnOutcome.HandedOff);
    }

    /// <summary>Behind this channel is a hub with people of its own: whether somebody is there, it knows.</summary>
    public bool IsAtHub => _run.Turn.IsAtHub;

    /// <summary>What was being asked when this began, <c>dialog/question</c>; null when nothing was under way.</summary>
    public string? StepBelow => HandoffOpening.StepBelow(_run.Turn, RunId);

    /// <summary>A person's own words with personal values hidden.</summary>
    public string Masked(string text) => _run.Turn.Interpreter.Mask(text);

    /// <summary>How the talk with a person was, 1 to 5.</summary>
    public void Rate(int rating)
    {
        if (_run.Turn.Case is not { State: CaseState.Closed, Satisfaction: null } handoff) return;
        _run.Turn.Case = handoff with { Satisfaction = rating };
        _run.Turn.Reached(Milestone.Satisfied(rating));
    }
}
