using System.Collections.Concurrent;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Desk.Tests.Support;

/// <summary>The real bot, which fails at commands of the desk in the conversations that a test names.</summary>
public sealed class BreakableBot(IBot bot) : IBot
{
    /// <summary>Conversations.</summary>
    public ConcurrentDictionary<string, bool> Broken { get; } = new();

    public ValueTask<TurnResult> OnTurnAsync(ConversationState state, TurnInput input, TurnContext context, CancellationToken cancellationToken) =>
        input.IsOfSystem && Broken.ContainsKey(context.ConversationId)
            ? throw new InvalidOperationException("Broken.")
            : bot.OnTurnAsync(state, input, context, cancellationToken);
}
