namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// One conversation topic as a method that reads from top to bottom. It is run again from its beginning in every turn;
/// see <see cref="Chat"/> for what that asks of it.
/// </summary>
public interface IDialog
{
    /// <summary>Stable: stored with the conversation and in buttons.</summary>
    string Name { get; }

    /// <summary>
    /// A form is returned to after a digression, and kept when the person stops half-way. Anything else (an answer with a follow-up
    /// question, a menu) is dropped as soon as the person talks of something else.
    /// </summary>
    bool IsForm => false;

    /// <summary>A form stopped half-way is kept for later, unless what it holds is worth nothing by then.</summary>
    bool IsKept => IsForm;

    Task RunAsync(Chat chat);

    /// <summary>The person gave up: undo what waits outside (a signing transaction). Must be repeatable.</summary>
    Task CancelAsync(Chat chat) => Task.CompletedTask;
}

/// <summary>The dialogs of the bot, by name.</summary>
public sealed class DialogSet(IEnumerable<IDialog> dialogs)
{
    private readonly Dictionary<string, IDialog> _byName = dialogs.ToDictionary(d => d.Name, StringComparer.Ordinal);

    public IDialog? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Names that the engine itself starts; the bot must have dialogs for them.</summary>
public static class WellKnownDialogs
{
    /// <summary>Greets; started by <c>webchat/join</c> in a new conversation.</summary>
    public const string Greeting = "greeting";

    /// <summary>Asks whether to go on with a parked form (its name is the argument).</summary>
    public const string Resume = "resume";
}
