using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>The bot's turn: takes the input to the button's question, a command, the pending question or a new dialog.</summary>
public sealed class FlowEngine(DialogSet dialogs, IInterpreter interpreter, IPhraseBook phrases, FlowOptions options) : IBot
{
    /// <summary>Longer messages are not read (characters); citizens write a few words, and attackers more.</summary>
    public const int MaxTextLength = 4000;

    private const string BehindConnector = "connector";

    public const string JoinEvent = "webchat/join";

    /// <summary>Somebody of the office wrote in the channel's own console; value <c>{"until":time}</c>, or null: the bot goes on.</summary>
    public const string PauseEvent = "channel/pause";

    public async ValueTask<TurnResult> OnTurnAsync(
        ConversationState state, TurnInput input, TurnContext context, CancellationToken cancellationToken)
    {
        var (before, told, again) = HeldEvents.Next(state, input);
        var turn = new FlowTurn(before, told, context, interpreter, phrases, cancellationToken)
        {
            IsAtHub = options.HubChannel is { } hub && context.Channel == BehindConnector && input.Activity.ChannelId == hub,
        };
        try
        {
            if (options.Outage(context.Channel) is not { } outage || !new OutageTurn(turn, outage).Took())
                await new FlowRouter(dialogs, turn, options).RouteAsync();
            if (turn.IsAtHub && turn.Owner == ConversationOwner.Waiting && state.Owner != ConversationOwner.Waiting) turn.Add(HubRequest.Of(turn));
            if (again is not null) turn.Send(context.ConversationId, again);
            return turn.Result();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // A bug or a broken part: the person is told, and the state stays as it was, so nothing answered is lost.
            var apology = new FlowTurn(before, told, context, interpreter, phrases, cancellationToken);
            apology.Say("chat.error");
            if (state.Frames is [.., { Pending.Secret: true }]) apology.HideEcho();
            if (again is not null) apology.Send(context.ConversationId, again);
            return apology.Result() with { State = before, Outcome = TurnOutcome.ErrorInternal, Error = error };
        }
    }
}
