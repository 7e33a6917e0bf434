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

    /// <summary>
    /// Started by other dialogs or by the system's own events, whose argument it trusts. No button starts it: a button's value comes from
    /// outside, and anybody can make one up.
    /// </summary>
    bool IsInternal => false;

    /// <summary>Each question of it that is asked counts as a step in the funnel.</summary>
    bool CountsSteps => false;

    Task RunAsync(Chat chat);

    /// <summary>The person gave up: undo what waits outside (a signing transaction). Must be repeatable.</summary>
    Task CancelAsync(Chat chat) => Task.CompletedTask;
}
