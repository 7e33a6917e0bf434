namespace SmartCaBot.Conversations.Flows;

public enum Certainty
{
    /// <summary>Nothing is near enough; <see cref="Interpretation.Dialog"/> says so and offers a way on.</summary>
    Unknown,

    /// <summary>Several are near; the dialog asks which.</summary>
    Unclear,
    Understood,
}

/// <param name="Certainty">How sure.</param>
/// <param name="Dialog">Dialog to start.</param>
/// <param name="Argument">For the dialog.</param>
/// <param name="Intent">Id of the intent, for analytics.</param>
public sealed record Interpretation(Certainty Certainty, string Dialog, string? Argument = null, string? Intent = null)
{
    /// <summary>
    /// A sentence that means a command ("thôi, tôi đổi ý rồi"). Less sure than the words of <see cref="IInterpreter.Command"/>, so it counts
    /// only once the pending question could not read the text; with nothing under way the dialog answers it.
    /// </summary>
    public ChatCommand? Command { get; init; }
}
