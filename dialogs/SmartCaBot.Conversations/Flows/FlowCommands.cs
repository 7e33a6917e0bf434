using System.Collections.Immutable;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Back, cancel, restart, correct, where am I: possible at every step, because state is a list of answers.</summary>
internal sealed class FlowCommands(FlowStack stack, FlowTurn turn)
{
    public Task RunAsync(ChatCommand command)
    {
        if (stack.Top is not { } top) return NothingRunningAsync();
        // Back or away from an answer's follow-up question is to the form it was asked from.
        if (command.Kind is CommandKind.Back or CommandKind.Cancel && turn.Frames.Length > 1 && stack.Find(top.Dialog) is { IsForm: false })
            return stack.AskAgainAsync(command.Kind == CommandKind.Back ? TurnOutcome.WentBack : TurnOutcome.Cancelled);
        return command.Kind switch
        {
            CommandKind.Back => BackAsync(top),
            CommandKind.Cancel => CancelAsync(top),
            CommandKind.Restart => RestartAsync(top),
            CommandKind.Edit => EditAsync(top, command.Key),
            CommandKind.Where => WhereAsync(top),
            _ => stack.AskAgainAsync(TurnOutcome.Resumed),
        };
    }

    private Task NothingRunningAsync() => turn.Parked is [.., var parked]
        ? stack.StartAsync(new Interpretation(Certainty.Understood, parked.Dialog))
        : stack.StartAsync(new Interpretation(Certainty.Understood, WellKnownDialogs.Greeting));

    /// <summary>Takes back the last answer and all that was said after it; a correction under way is dropped instead.</summary>
    private async Task BackAsync(Frame top)
    {
        if (top.Entries.FirstOrDefault(e => e.Reopened) is { } reopened)
        {
            stack.Replace(top with { Entries = top.Entries.Replace(reopened, reopened with { Reopened = false }), Pending = null });
            await RunAgainAsync(TurnOutcome.WentBack);
            return;
        }

        var last = Last(top.Entries, EntryKind.Answer);
        var done = Last(top.Entries, EntryKind.Done);
        if (last < 0 || last < done)
        {
            turn.Say(done >= 0 ? "chat.back.done" : "chat.back.first");
            await stack.AskAgainAsync(TurnOutcome.WentBack);
            return;
        }

        stack.Replace(top.Without(top.Entries.Skip(last)) with { Pending = null });
        await RunAgainAsync(TurnOutcome.WentBack);
    }

    private static int Last(ImmutableArray<Entry> entries, EntryKind kind)
    {
        var last = entries.Length - 1;
        while (last >= 0 && entries[last].Kind != kind) last--;
        return last;
    }

    private async Task CancelAsync(Frame top)
    {
        var dialog = stack.Find(top.Dialog);
        var run = new FlowRun(turn, top, withInput: false);
        if (dialog is not null) await dialog.CancelAsync(new Chat(run));
        // What the dialog has forgotten of it is asked again.
        top = run.Frame;
        stack.Pop();
        var keep = dialog is { IsKept: true }
            && top.Entries.Any(e => e.Kind == EntryKind.Answer) && !top.Entries.Any(e => e.Kind == EntryKind.Done);
        if (keep) turn.Parked = turn.Parked.RemoveAll(f => f.Dialog == top.Dialog).Add(top with { Pending = null });
        turn.Say(new Message(keep ? "chat.cancelled.kept" : "chat.cancelled")
        {
            Buttons = keep ? [Button.Start(top.Dialog, "chat.cancelled.resume")] : [],
        });
        await stack.AskAgainAsync(TurnOutcome.Cancelled);
    }

    private async Task RestartAsync(Frame top)
    {
        var dialog = stack.Find(top.Dialog);
        if (dialog is not null) await dialog.CancelAsync(new Chat(new FlowRun(turn, top, withInput: false)));
        stack.Replace(new Frame(top.Dialog, turn.NewRunId(), top.Argument));
        await RunAgainAsync(TurnOutcome.Started);
    }

    private async Task EditAsync(Frame top, string? key)
    {
        if (top.Entries.Any(e => e.Kind == EntryKind.Done))
        {
            turn.Say("chat.back.done");
            await stack.AskAgainAsync(TurnOutcome.WentBack);
            return;
        }

        var names = stack.AnswerNames();
        if (top.Entries.FirstOrDefault(e => e.Key == key && e.Label is not null) is not { } entry)
        {
            turn.Say(new Message(names.Count > 0 ? "chat.edit.which" : "chat.back.first")
            {
                Buttons = [.. names.Select(n => Button.Start(Commands.Edit, Phrase.Content(n.Name, n.Name), n.Key))],
            });
            turn.Outcome = TurnOutcome.Clarified;
            return;
        }

        ImmutableArray<Entry> entries = [.. top.Entries.Select(e => e.Reopened ? e with { Reopened = false } : e)];
        entries = entries.Replace(entries.FirstOrDefault(e => e.Key == key)!, entry with { Reopened = true });
        stack.Replace(top with { Entries = entries, Pending = null });
        await RunAgainAsync(TurnOutcome.Corrected);
    }

    private async Task WhereAsync(Frame top)
    {
        var lines = turn.AnswersOf(top).Select(a => new Phrase("chat.where.line", ("name", a.Name), ("value", a.Value))).ToArray();
        turn.Say(lines.Length > 0 ? new Phrase("chat.where", ("answers", lines)) : "chat.where.nothing");
        await stack.AskAgainAsync(TurnOutcome.Resumed);
    }

    private async Task RunAgainAsync(TurnOutcome outcome)
    {
        await stack.ReplayAsync();
        turn.Outcome = outcome;
    }
}
