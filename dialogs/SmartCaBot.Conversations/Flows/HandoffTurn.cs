using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// What a turn does when a person of the help desk has the conversation, or is about to: commands are carried out by the
/// <see cref="OwnershipTable"/>, what the citizen writes is kept for whoever answers, and events of the system wait. The bot's own words
/// never come between.
/// </summary>
internal sealed class HandoffTurn(FlowStack stack, FlowTurn turn, FlowOptions options)
{
    /// <summary>Events that wait in the state at most: it is written with each turn. Whatever comes then waits where it comes from.</summary>
    private const int MostHeld = 64;

    /// <summary>Commands, and whatever is not the citizen's own while a person has the conversation. False: this turn goes its usual way.</summary>
    public async Task<bool> CommandAsync()
    {
        if (HandoffEvents.Read(turn.Input.Activity) is { } command) await CarryOutAsync(command);
        else if (HubStatus.IsOne(turn))
        {
            if (HubStatus.Read(turn) is { } told) await CarryOutAsync(told);
        }
        else if (HeldEvents.IsBack(turn.Input)) await BackAsync();
        else if (turn.IsPersons && !turn.Input.IsMessage && !turn.Input.IsEnd) Hold();
        else return false;
        return true;
    }

    /// <summary>What the citizen writes to a person, or after one. False: the bot answers it.</summary>
    public async Task<bool> HearAsync(Func<ChatCommand?> command)
    {
        if (turn.Owner == ConversationOwner.Closed && turn.Input.IsMessage) turn.Owner = ConversationOwner.Bot;
        if (!turn.IsPersons) return false;
        // The code may be written to a person though it was the bot that asked for it. As it was before: a long silence drops the question.
        if (turn.Before.Frames is [.., { Pending.Secret: true }] && CodeGuess.MayHoldCode(turn.Input.Text)) turn.HideEcho();
        turn.WaitingFiles = turn.Before.Files;
        turn.Case = turn.Case! with { PersonAt = turn.Input.Now };
        var meant = (turn.Input.Button is { } press ? Commands.FromButton(press) : command())?.Kind;
        if (meant == CommandKind.Leave) await LeaveAsync();
        else if (meant is CommandKind.StopWaiting or CommandKind.Cancel && turn.Owner == ConversationOwner.Waiting) await CancelAsync();
        return true;
    }

    private async Task CarryOutAsync(HandoffCommand command)
    {
        if (OwnershipTable.Refusal(turn.Owner, turn.Case, command) is { } refusal)
        {
            (turn.Handoff, turn.Outcome) = (refusal, TurnOutcome.DeskRefused);
            return;
        }

        // Claimed again by whoever has it: nothing changes, and nothing is said twice.
        if (command is not HandoffCommand.Claim || turn.Owner != ConversationOwner.Agent)
        {
            await GoAsync(command);
            turn.Deed = command;
        }

        (turn.Handoff, turn.Outcome) = (new HandoffResult.Done(turn.Case!), TurnOutcome.DeskDone);
    }

    private async Task GoAsync(HandoffCommand command)
    {
        if (command is HandoffCommand.PullIn { Queue: var queue }) HandoffOpening.Open(turn, queue, HandoffReason.PulledIn, words: null, askingRun: null);
        else (turn.Owner, turn.Case) = OwnershipTable.After(turn.Case!, Masked(command), turn.Input.Now);
        switch (command)
        {
            case HandoffCommand.Say say: turn.Add(HandoffWords.Of(say, turn.Case!, turn)); break;
            case HandoffCommand.PullIn: turn.SayOwner("handoff.pulled_in"); break;
            case HandoffCommand.Claim { By.Name: var name }: turn.SayOwner(new Phrase("handoff.claimed", ("name", name))); break;
            case HandoffCommand.Transfer { To.Name: { } name }: turn.SayOwner(new Phrase("handoff.passed_on", ("name", name))); break;
            case HandoffCommand.Transfer or HandoffCommand.Release: turn.SayOwner("handoff.queued_again"); break;
            case HandoffCommand.Return { By.Name: var name }:
                turn.SayOwner(new Phrase("handoff.returned", ("name", name)));
                await EndAsync(Next.Question);
                break;
            case HandoffCommand.Close { By.Name: var name }:
                turn.SayOwner(new Phrase("handoff.closed", ("name", name)));
                await EndAsync(Next.Satisfaction);
                break;
            case HandoffCommand.Expire:
                turn.SayOwner("handoff.expired");
                await EndAsync(Next.Contact);
                break;
            case HandoffCommand.CancelByCitizen:
                turn.SayOwner("handoff.cancelled");
                await EndAsync(Next.Question);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(command), command, null);
        }
    }

    private HandoffCommand Masked(HandoffCommand command) =>
        command is HandoffCommand.Transfer transfer ? transfer with { Note = turn.Interpreter.Mask(TurnInput.Clean(transfer.Note)) } : command;

    private async Task CancelAsync()
    {
        await GoAsync(new HandoffCommand.CancelByCitizen());
        turn.Outcome = TurnOutcome.Cancelled;
    }

    /// <summary>Whoever leaves is forgotten at once; a talk that has begun, its agent ends. A hub outside may never say so: there it ends here.</summary>
    private async Task LeaveAsync()
    {
        ForgetArrival();
        if (turn.Owner == ConversationOwner.Waiting) (turn.Owner, turn.Case) = OwnershipTable.After(turn.Case!, new HandoffCommand.CancelByCitizen(), turn.Input.Now);
        else if (turn.Case!.Agent == DeskAgent.ExternalId) (turn.Owner, turn.Case) = OwnershipTable.After(turn.Case, new HandoffCommand.Return(HubStatus.Hub), turn.Input.Now);
        await new Forgetting(stack, turn).LeaveAsync();
        turn.Outcome = TurnOutcome.Cancelled;
        if (turn.IsPersons) return;
        turn.SayOwner("chat.left");
        if (!turn.Held.IsEmpty) Back(Next.Nothing);
    }

    /// <summary>The system's own events wait, and the last code that its person came by; what else a page says of itself is over by then.</summary>
    private void Hold()
    {
        if (JoinEvents.Kept(turn.Input) is { } arrival)
        {
            ForgetArrival();
            turn.Held = turn.Held.Add(new HeldEvent(FlowEngine.JoinEvent, arrival));
        }
        else if (turn.Input is { IsOfSystem: true, MayWait: true } && turn.Held.Length >= MostHeld)
        {
            turn.IsNotNow = true;
        }
        else if (turn.Input.IsOfSystem)
        {
            turn.Held = turn.Held.Add(HeldEvents.Of(turn.Input));
        }
    }

    /// <summary>Whoever goes on here may be somebody else, and what was handed over is not theirs.</summary>
    private void ForgetArrival() => turn.Held = turn.Held.RemoveAll(held => held.Name == FlowEngine.JoinEvent);

    /// <summary>The bot goes on: with the events that waited, each a turn of its own, and then with what is to be asked.</summary>
    private async Task EndAsync(Next next)
    {
        var session = turn.Session;
        if (await new Forgetting(stack, turn).AfterSilenceAsync(options.ForgetPersonAfter) is not null) turn.Say("chat.forgotten");
        if (turn.Session != session) ForgetArrival();
        if (turn.Held.IsEmpty)
        {
            await GoOnAsync(next);
            return;
        }

        turn.QuestionDue = true;
        Back(next);
    }

    private void Back(Next next) => turn.Send(turn.Context.ConversationId, HeldEvents.Back(turn.Case!, next.ToString()));

    private async Task BackAsync()
    {
        // A person may have it again.
        if (turn.IsPersons || HeldEvents.WhatNext(turn.Input, turn.Case) is not { } name || !Enum.TryParse<Next>(name, out var next)) return;
        // An event before this one may have asked it already, or the person has gone on.
        if (next == Next.Nothing || (next == Next.Question && !turn.QuestionDue)) return;
        await GoOnAsync(next);
        turn.QuestionDue = false;
    }

    private Task GoOnAsync(Next next) => next switch
    {
        Next.Satisfaction when turn.Owner == ConversationOwner.Closed => StartAsync(WellKnownDialogs.Satisfaction),
        Next.Contact => StartAsync(WellKnownDialogs.HandoffExpired),
        _ when turn.Frames.Any(f => f.Pending is not null) => stack.AskAgainAsync(TurnOutcome.Resumed),
        _ => StartAsync(WellKnownDialogs.HandoffOver),
    };

    private Task StartAsync(string dialog) => stack.DigressAsync(new Interpretation(Certainty.Understood, dialog));

    /// <summary>What the bot says when a conversation is its own again.</summary>
    private enum Next
    {
        /// <summary>The pending question, or the menu.</summary>
        Question,
        Satisfaction,
        Contact,

        /// <summary>Its person has left.</summary>
        Nothing,
    }
}
