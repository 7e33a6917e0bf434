using System.Globalization;
using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Understanding;
using SmartCaBot.Understanding.PersonalData;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>What the flow engine asks of understanding, answered by the intent catalogue and a few lists of words.</summary>
internal sealed class BotInterpreter(Understander understander) : IInterpreter
{
    private const double SureOfAnotherForm = 0.85;

    private static readonly HashSet<string> BackReferences = ["nay", "do", "ay", "this", "that", "it"];

    private static readonly HashSet<string> Forms =
        [DialogNames.Register, DialogNames.Sign, DialogNames.Verify, DialogNames.History, DialogNames.Certificate];

    public ChatCommand? Command(string text, Func<IReadOnlyList<AnswerName>> answers) => CommandWords.Read(text, answers);

    public int? MatchChoice(string text, IReadOnlyList<string> labels) => ChoiceWords.Find(text, labels);

    public bool? MatchYesNo(string text) => YesNoWords.Read(text);

    public string Mask(string text) => PersonalDataDetector.Mask(text);

    public Interpretation Interpret(TurnInput input, ConversationState state)
    {
        if (input.EventName is { } name) return OfEvent(name, input);
        if (!input.Files.IsEmpty) return Understood(DialogNames.Sign, null, Intents.SignStart);
        if (input.Text.Length == 0) return new Interpretation(Certainty.Unknown, DialogNames.Fallback, null, Intents.OutOfScope);
        if (LanguageWords.Read(input.Text) is { } language) return Understood(DialogNames.Language, language, "chat.language");
        if (CommandWords.Read(input.Text, () => []) is { Kind: CommandKind.Help }) return Understood(DialogNames.Help, null, Intents.ChatHelp);
        if (state.Frames.IsEmpty && YesNoWords.Read(input.Text) is not null) return Understood(DialogNames.Help, HelpTopics.NothingRunning, Intents.ChatHelp);
        return OfText(understander.Understand(input.Text, new UnderstandingContext(ExpectedIntents.Of(state), LastService(input.Text, state))), state);
