using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Tests.Support;

/// <summary>Understands "start X", the event "smartca/note", "back", "cancel", "edit KEY", yes, no and labels.</summary>
internal sealed class TestInterpreter : IInterpreter
{
    public ChatCommand? Command(string text, Func<IReadOnlyList<AnswerName>> answers) => text switch
    {
        "back" => new(CommandKind.Back),
        "cancel" => new(CommandKind.Cancel),
        "restart" => new(CommandKind.Restart),
        "where" => new(CommandKind.Where),
        "leave" => new(CommandKind.Leave),
        "stop waiting" => new(CommandKind.StopWaiting),
        "continue" => new(CommandKind.Continue),
        ['e', 'd', 'i', 't', ' ', .. var name] => new(CommandKind.Edit, answers().FirstOrDefault(a => a.Name == name).Key),
        _ => null,
    };

    public Interpretation Interpret(TurnInput input, ConversationState state) =>
        input.EventName == "smartca/note" ? new(Certainty.Understood, "note", input.Activity.Value!.Value.GetRawText())
        : input.Text.StartsWith("start ", StringComparison.Ordinal)
            ? new(Certainty.Understood, input.Text["start ".Length..], Intent: "test.start")
            : new(Certainty.Unknown, "fallback");

    public int? MatchChoice(string text, IReadOnlyList<string> labels) =>
        labels.Index().Where(l => l.Item == text).Select(l => (int?)l.Index).FirstOrDefault();

    public bool? MatchYesNo(string text) => text switch { "yes" => true, "no" => false, _ => null };

    public string MaskIdentity(string text) => text.Replace("IDENTITY", "***", StringComparison.Ordinal);

    public string Mask(string text) => text.Replace("SECRET", "***", StringComparison.Ordinal);
}

/// <summary>Says the key and the values, so that tests read what was meant, not how it is worded.</summary>
internal sealed class KeyPhrases : IPhraseBook
{
    public string Render(Phrase phrase, string language) =>
        phrase.Key.Length == 0
            ? (string)phrase.Values[0].Value
            : phrase.Key + string.Concat(phrase.Values.Select(v => $" {v.Name}={(v.Value is Phrase inner ? Render(inner, language) : v.Value)}"));
}
