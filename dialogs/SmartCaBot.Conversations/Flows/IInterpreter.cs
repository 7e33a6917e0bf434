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

    /// <summary>The text with identity and card numbers masked: for what the office writes, where phone numbers and fees must be read.</summary>
    string MaskIdentity(string text);
}

public readonly record struct AnswerName(string Key, string Name);
