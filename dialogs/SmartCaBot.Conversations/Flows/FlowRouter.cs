using System.Text.Json;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Decides where an input goes. The order is the meaning: button, command, pending question, anything new.</summary>
internal sealed class FlowRouter(DialogSet dialogs, FlowTurn turn, FlowOptions options)
{
    private readonly FlowStack _stack = new(dialogs, turn);

    public async Task RouteAsync()
    {
        if (turn.Input.EventName == FlowEngine.PauseEvent)
        {
            Pause();
            return;
        }

        var handoff = new HandoffTurn(_stack, turn, options);
        if (await handoff.CommandAsync()) return;
        var ended = await new Forgetting(_stack, turn).AfterSilenceAsync(options.ForgetPersonAfter);
        if (await handoff.HearAsync(Command)) return;
        // What a person set going elsewhere, a signature or a move from another channel, arrives though the office is writing.
        if (turn.PausedUntil is not null && !turn.Input.IsOfSystem) return;
        if (ended is not null) turn.Say("chat.forgotten");
        if (!turn.Input.IsMessage) await OnEventAsync();
        else if (turn.Input.Text.Length > FlowEngine.MaxTextLength) await TooLongAsync();
        else if (AttachedFiles.ReadLost(turn.Input.Activity) is { } lost && turn.Input.Files.IsEmpty) await LostAsync(lost.Name, lost.Why);
        else if (turn.Input.Button is { } press && (ended is null || press.Dialog is not null)) await OnButtonAsync(press);
        else if (ended is not null) await AfterAsync(ended);
        else await OnTextAsync();
    }

    /// <summary>The question that this would have answered is gone; what is clear by itself still counts.</summary>
    private async Task AfterAsync(Frame ended)
    {
        if (ended.Pending is { Secret: true }) turn.HideEcho();
        if (Command() is { Kind: CommandKind.Leave }) await LeaveAsync();
        else if (turn.Input.Button is null && turn.Interpretation.Certainty == Certainty.Understood) await _stack.DigressAsync(turn.Interpretation);
        else
        {
            await _stack.StartAsync(new Interpretation(Certainty.Understood, ended.Dialog, ended.Argument));
            turn.Outcome = TurnOutcome.Resumed;
        }
    }

    private async Task OnEventAsync()
    {
        if (turn.Input.IsEnd) await LeaveAsync();
        else if (turn.Input.EventName == FlowEngine.JoinEvent)
        {
            if (turn.Context.Version == 0) turn.Language = JoinEvents.Language(turn.Input) ?? turn.Language;
            if (JoinEvents.Document(turn.Input) is { } pass)
                await _stack.DigressAsync(new Interpretation(Certainty.Understood, WellKnownDialogs.Handed, pass));
            else if (JoinEvents.Campaign(turn.Input) is { } code && turn.Campaign?.IsOf(code) != true)
                await _stack.DigressAsync(new Interpretation(Certainty.Understood, WellKnownDialogs.Campaign, code));
            else if (turn.Frames.IsEmpty) await _stack.StartAsync(new Interpretation(Certainty.Understood, WellKnownDialogs.Greeting));
            else await _stack.AskAgainAsync(TurnOutcome.Resumed);
            turn.Outcome = turn.Frames.IsEmpty || turn.Before.Frames.IsEmpty ? TurnOutcome.Greeted : TurnOutcome.Resumed;
        }
        else if (turn.Input.Button is { Run: { } run, Key: { } key } answer && _stack.Raise(run, key))
        {
            // Answered outside the chat, on a page of ours; clients cannot send such an event.
            if (answer.Dialog == Commands.Cancel) await RunCommandAsync(new ChatCommand(CommandKind.Cancel));
            else await _stack.DeliverAsync();
        }
        else if (turn.Interpretation is { Certainty: Certainty.Understood } meant)
        {
            await _stack.DigressAsync(meant);
        }
    }

    private async Task OnButtonAsync(ButtonPress press)
    {
        if (press.Dialog is { } name)
        {
            if (Commands.FromButton(press) is { } command) await OnCommandAsync(command);
            else if (dialogs.Find(name) is { IsInternal: false })
                await _stack.DigressAsync(new Interpretation(Certainty.Understood, name, press.Argument, $"button.{name}"));
            else await StaleAsync("chat.stale.finished");
            return;
        }

        var awaited = turn.Frames is [.., var top] && top.RunId == press.Run ? top.Pending : null;
        if (awaited is not null && awaited.Key == press.Key && press.Version >= awaited.Since)
        {
            await _stack.DeliverAsync();
            return;
        }

        var answered = turn.Frames.FirstOrDefault(f => f.RunId == press.Run)?.Entries
            .FirstOrDefault(e => e.Key == press.Key && e.Kind == EntryKind.Answer);
        await StaleAsync(answered switch
        {
            { Label: { } label } => new Message(new Phrase("chat.stale.answered_named", ("name", new Phrase(label))))
            {
                Buttons = [Button.Start(Commands.Edit, "chat.stale.change", press.Key)],
            },
            not null => "chat.stale.answered",
            null => "chat.stale.finished",
        });
    }

    private async Task StaleAsync(Message message)
    {
        turn.Say(message);
        // The button that offers to change the old answer must stay the last thing said to be seen.
        if (message.Buttons.IsEmpty) await _stack.AskAgainAsync(TurnOutcome.StaleButton);
        turn.Outcome = TurnOutcome.StaleButton;
    }

    private async Task OnTextAsync()
    {
        var command = Command();
        if (command is not null && (!turn.Frames.IsEmpty || command.Kind is CommandKind.Continue or CommandKind.Leave)) await OnCommandAsync(command);
        else if (turn.Frames is [.., { Pending: not null }]) await _stack.DeliverAsync();
        else await _stack.StartAsync(turn.Interpretation);
    }

    private ChatCommand? Command() => turn.Input.IsEnd ? new ChatCommand(CommandKind.Leave) :
        turn.Input.Text.Length is > 0 and < 80 ? turn.Interpreter.Command(turn.Input.Text, _stack.AnswerNames) : null;

    private Task OnCommandAsync(ChatCommand command)
    {
        if (command.Kind == CommandKind.Leave) return LeaveAsync();
        if (command.Kind != CommandKind.Help) return RunCommandAsync(command);
        turn.AsksHelp = true;
        return turn.Frames is [.., { Pending: not null }] ? _stack.DeliverAsync() : _stack.StartAsync(turn.Interpretation);
    }

    private Task RunCommandAsync(ChatCommand command) => new FlowCommands(_stack, turn).RunAsync(command);

    private async Task LeaveAsync()
    {
        await new Forgetting(_stack, turn).LeaveAsync();
        turn.Say("chat.left");
        turn.Outcome = TurnOutcome.Cancelled;
    }

    private async Task TooLongAsync()
    {
        turn.Say(new Phrase("chat.too_long", ("max", FlowEngine.MaxTextLength)));
        await _stack.AskAgainAsync(TurnOutcome.TooLong);
    }

    private void Pause() =>
        turn.PausedUntil = turn.Input.Activity.Value is { ValueKind: JsonValueKind.Object } value
            && value.TryGetProperty("until", out var until) && until.TryGetDateTimeOffset(out var time) ? time : null;

    private async Task LostAsync(string name, LostFile why)
    {
        turn.Say(new Phrase(
            why switch
            {
                LostFile.TooLarge => "chat.file.too_large",
                LostFile.Refused => "chat.file.refused",
                LostFile.NoRoom => "chat.file.no_room",
                LostFile.NotReadable => "chat.file.not_readable",
                _ => "chat.file.not_fetched",
            },
            ("name", name)));
        await _stack.AskAgainAsync(TurnOutcome.StepRejected);
    }
}
