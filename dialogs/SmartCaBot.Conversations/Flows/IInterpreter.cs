namespace SmartCaBot.Conversations.Flows;

/// <summary>What the engine needs of language understanding.</summary>
public interface IInterpreter
{
    /// <summary>A conversation command ("quay lại", "sửa họ tên"), recognised only when the text is nothing else.</summary>
    /// <param name="text">Cleaned text.</param>
    /// <param name="answers">Gives the answers that may be corrected, when needed: key and name in the person's language, latest last.</param>
    ChatCommand? Command(string text, Func<IReadOnlyList<AnswerName>> answers);

    /// <summary>What the person wants, as a dialog to start.</summary>
    Interpretation Interpret(TurnInput input, ConversationState state);

    /// <summary>Which of the labels the text names ("1", "một", "câu đầu", the label without accents); null when none clearly.</summary>
    int? MatchChoice(string text, IReadOnlyList<string> labels);

    /// <summary>Yes or no in any everyday wording; null when neither.</summary>
    bool? MatchYesNo(string text);

    /// <summary>The text with identity numbers, phones, e-mails and codes masked.</summary>
    string Mask(string text);
}

public readonly record struct AnswerName(string Key, string Name);

public enum CommandKind
{
    Back,
    Cancel,
    Restart,

    /// <summary>Correct one answer; <see cref="ChatCommand.Key"/> says which, or is null to ask.</summary>
    Edit,

    /// <summary>"Tôi đang ở đâu", show my answers so far.</summary>
    Where,

    /// <summary>Go on with the pending question.</summary>
    Continue,

    /// <summary>"Tại sao", "giúp": explain the pending question.</summary>
    Help,
}

public sealed record ChatCommand(CommandKind Kind, string? Key = null);

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
