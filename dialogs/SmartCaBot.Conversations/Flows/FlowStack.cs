using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>The dialogs in progress: runs the top one, lays a digression on it, returns to what was under it.</summary>
internal sealed class FlowStack(DialogSet dialogs, FlowTurn turn)
{
    /// <summary>Guards against two dialogs that hand over to each other for ever.</summary>
    private const int MaxRuns = 16;

    private int _runs;

    public Frame? Top => turn.Frames is [.., var top] ? top : null;

    public IDialog? Find(string dialog) => dialogs.Find(dialog);

    public void Replace(Frame frame) => turn.Frames = turn.Frames.SetItem(turn.Frames.Length - 1, frame);

    public void Pop() => turn.Frames = turn.Frames.RemoveAt(turn.Frames.Length - 1);

    public IReadOnlyList<AnswerName> AnswerNames() => Top is not { } top ? [] :
    [
        .. top.Entries.Where(e => e is { Kind: EntryKind.Answer, Label: not null })
            .Select(e => new AnswerName(e.Key, turn.Render(e.Label!))),
    ];

    /// <summary>Gives the input to the pending question.</summary>
    public Task DeliverAsync() => RunTopAsync(withInput: true);

    /// <summary>Runs the top dialog without input: it asks the first question that has no answer.</summary>
    public Task ReplayAsync() => RunTopAsync(withInput: false);

    /// <summary>Asks the pending question of a form again, once.</summary>
    public async Task AskAgainAsync(TurnOutcome outcome)
    {
        DropAsides();
        if (Top is { Pending: not null }) await RunTopAsync(withInput: false);
        turn.Outcome = outcome;
    }

    /// <summary>Starts what was understood on top of whatever waits, and comes back to that.</summary>
    public async Task DigressAsync(Interpretation to)
    {
        if (to.Command is { } command && Top is not null)
        {
            await new FlowCommands(this, turn).RunAsync(command);
            return;
        }

        DropAsides();
        var waiting = Top is not null;
        await StartAsync(to);
        if (waiting && turn.Outcome is TurnOutcome.Answered or null) turn.Outcome = TurnOutcome.Digressed;
    }

    public async Task StartAsync(Interpretation to)
    {
        if (to.Certainty == Certainty.Understood) turn.Misses = 0;
        else if (to.Certainty == Certainty.Unknown) turn.Misses++;
        var dialog = dialogs.Find(to.Dialog) ?? throw new InvalidOperationException($"There is no dialog named '{to.Dialog}'.");
        if (turn.Frames.FirstOrDefault(f => f.Dialog == to.Dialog && dialog.IsForm) is { } running)
        {
            turn.Frames = turn.Frames.Remove(running).Add(running);
            turn.Say("chat.already_here");
            await RunTopAsync(withInput: false);
            turn.Outcome = TurnOutcome.Resumed;
            return;
        }

        if (dialog.IsForm && turn.Parked.Any(f => f.Dialog == to.Dialog)) Push(WellKnownDialogs.Resume, to.Dialog);
        else Push(to.Dialog, to.Argument);
        turn.Outcome = to.Certainty switch
        {
            Certainty.Unknown => TurnOutcome.CannotHandle,
            Certainty.Unclear => TurnOutcome.Clarified,
            _ => null,
        };
        await RunTopAsync(withInput: false);
    }

    private void Push(string dialog, string? argument) =>
        turn.Frames = turn.Frames.Add(new Frame(dialog, turn.NewRunId(), argument));

    /// <summary>Brings the dialog that waits on that question to the top; false when none does any more.</summary>
    public bool Raise(string run, string key)
    {
        if (turn.Frames.FirstOrDefault(f => f.RunId == run && f.Pending?.Key == key) is not { } frame) return false;
        DropAsides();
        turn.Frames = turn.Frames.Remove(frame).Add(frame);
        return true;
    }

    /// <summary>Answers with a follow-up question are left behind as soon as the talk moves on.</summary>
    private void DropAsides()
    {
        while (Top is { } top && dialogs.Find(top.Dialog) is not { IsForm: true }) Pop();
    }

    private async Task RunTopAsync(bool withInput)
    {
        while (Top is { } frame)
        {
            if (_runs++ == MaxRuns) throw new InvalidOperationException($"Dialog '{frame.Dialog}' does not come to an end.");
            if (dialogs.Find(frame.Dialog) is not { } dialog)
            {
                Pop(); // A dialog that this version no longer has: what is under it goes on.
                continue;
            }

            var run = new FlowRun(turn, frame, withInput);
            withInput = false;
            var end = await run.RunAsync(dialog);
            Replace(run.Frame);
            switch (end)
            {
                case RunEnd.Waiting:
                    if (run.Frame.Entries.IsEmpty || frame.Entries.IsEmpty) turn.Outcome ??= dialog.IsForm ? TurnOutcome.Started : TurnOutcome.Answered;
                    return;
                case RunEnd.Digressed digressed:
                    await DigressAsync(digressed.To);
                    return;
                case RunEnd.Passed:
                    Pop();
                    if (Top is { Pending: not null }) await DeliverAsync();
                    else await StartAsync(turn.Interpretation);
                    return;
                case RunEnd.Continued next:
                    Pop();
                    Continue(next);
                    break;
                default:
                    Pop();
                    if (dialog.IsForm) turn.Outcome = turn.Outcome is TurnOutcome.StepAccepted or TurnOutcome.Corrected or null ? TurnOutcome.Completed : turn.Outcome;
                    else turn.Outcome = turn.Outcome is TurnOutcome.StepAccepted or null ? TurnOutcome.Answered : turn.Outcome;
                    // What waits under a wish for a person is asked again when the conversation comes back.
                    if (turn.IsPersons) return;
                    break;
            }
        }
    }

    private void Continue(RunEnd.Continued next)
    {
        var parked = turn.Parked.FirstOrDefault(f => f.Dialog == next.Dialog);
        turn.Parked = turn.Parked.RemoveAll(f => f.Dialog == next.Dialog);
        if (next.Parked && parked is not null) turn.Frames = turn.Frames.Add(parked);
        else Push(next.Dialog, next.Argument);
    }
}
