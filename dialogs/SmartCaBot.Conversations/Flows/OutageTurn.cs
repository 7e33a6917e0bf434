namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// A turn while answers are switched off. Not for it: the system's own events (a signature that was confirmed, an officer's decision), a
/// conversation that a person of the help desk has, leaving, and the dialogs by which a person is reached.
/// </summary>
internal sealed class OutageTurn(FlowTurn turn, Outage outage)
{
    /// <summary>True when the turn is done; false when it is to run as ever.</summary>
    public bool Took()
    {
        if (IsLetThrough())
        {
            turn.ToldOff = turn.Before.ToldOff;
            return false;
        }

        if (turn.Frames is [.., { Pending.Secret: true }]) turn.HideEcho();
        if (turn.Context.Version == 0 && JoinEvents.Language(turn.Input) is { } language) turn.Language = language;
        if (turn.Before.ToldOff != outage.Key) turn.Say(outage.Notice(turn.Language));
        turn.ToldOff = outage.Key;
        turn.Outcome = Turns.TurnOutcome.SwitchedOff;
        return true;
    }

    private bool IsLetThrough() =>
        turn.Input.IsOfSystem
        || turn.Input.EventName == FlowEngine.PauseEvent
        || turn.PausedUntil is not null
        || turn.Before.Owner is ConversationOwner.Waiting or ConversationOwner.Agent
        || IsOpen(turn.Frames is [.., var top] ? top.Dialog : null)
        || IsOpen(turn.Input.Button?.Dialog)
        || (turn.Input is { IsMessage: true, Button: null, Text.Length: > 0 and <= FlowEngine.MaxTextLength } && Asks());

    private bool Asks() =>
        turn.Interpreter.Command(turn.Input.Text, static () => []) is { Kind: CommandKind.Leave }
        || (turn.Frames is not [.., { Pending.Secret: true }] && turn.Interpretation is { Certainty: Certainty.Understood } meant && IsOpen(meant.Dialog));

    private bool IsOpen(string? dialog) => dialog is not null && outage.Open.Contains(dialog);
}
