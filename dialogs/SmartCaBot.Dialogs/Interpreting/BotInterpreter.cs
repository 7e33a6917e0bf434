using System.Globalization;
using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Linking;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Registration;
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

    public string Mask(string text) => PersonalDataDetector.Mask(LinkWords.Mask(text));

    public string MaskIdentity(string text) => PersonalDataDetector.MaskIdentity(text);

    public Interpretation Interpret(TurnInput input, ConversationState state)
    {
        if (input.EventName is { } name) return OfEvent(name, input);
        if (IsSparePicture(input, state) is { } spare) return spare;
        if (!input.Files.IsEmpty) return Understood(DialogNames.Sign, null, Intents.SignStart);
        if (input.Text.Length == 0) return new Interpretation(Certainty.Unknown, DialogNames.Fallback, null, Intents.OutOfScope);
        if (LanguageWords.Read(input.Text) is { } language) return Understood(DialogNames.Language, language, "chat.language");
        if (LinkWords.Read(input.Text, state.Frames.IsEmpty) is { } link) return Understood(link.Dialog, link.Argument, "chat.link");
        if (CommandWords.Read(input.Text, () => []) is { Kind: CommandKind.Help }) return Understood(DialogNames.Help, null, Intents.ChatHelp);
        if (state.Frames.IsEmpty && YesNoWords.Read(input.Text) is not null) return Understood(DialogNames.Help, HelpTopics.NothingRunning, Intents.ChatHelp);
        return OfText(understander.Understand(input.Text, new UnderstandingContext(ExpectedIntents.Of(state), LastService(input.Text, state))), state);
    }

    private static Interpretation OfText(UnderstandingResult result, ConversationState state)
    {
        if (result.Decision == Decision.OutOfScope || (result.Decision == Decision.Clarify && result.Candidates.Count == 0))
            return new Interpretation(Certainty.Unknown, DialogNames.Fallback, null, Intents.OutOfScope);
        var (dialog, argument) = IntentRoutes.Of(result);
        // In the middle of a form only a clear wish starts another one; a poor answer must not.
        var isSure = state.Frames.IsEmpty || !Forms.Contains(dialog) || result.Confidence >= SureOfAnotherForm;
        return result.Decision == Decision.Accept && isSure
            ? Understood(dialog, argument, result.Intent) with { Command = CommandOf(result.Intent) }
            : new Interpretation(Certainty.Unclear, DialogNames.Clarify, CandidateList.Write(result.Candidates), result.Intent);
    }

    /// <summary>A picture in the middle of the registration is of a card, and no document to be signed.</summary>
    private static Interpretation? IsSparePicture(TurnInput input, ConversationState state)
    {
        if (input.Files.IsEmpty || state.Frames is not [.., { Dialog: DialogNames.Register } form]
            || !input.Files.All(file => file.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))) return null;
        var isGiven = form.Entries.Any(entry => entry is { Key: FormKeys.CardFront, Kind: EntryKind.Answer });
        return Understood(DialogNames.SparePicture, isGiven ? SparePictureDialog.Given : null, null);
    }

    /// <summary>"Thủ tục này", "cái đó": only then is the last service meant.</summary>
    private static int? LastService(string text, ConversationState state) =>
        Folding.Fold(text).Split(' ').Any(BackReferences.Contains)
        && int.TryParse(state.Topic, NumberStyles.None, CultureInfo.InvariantCulture, out var service) ? service : null;

    private static ChatCommand? CommandOf(string intent) => intent switch
    {
        Intents.ChatCancel => new ChatCommand(CommandKind.Cancel),
        Intents.ChatBack => new ChatCommand(CommandKind.Back),
        _ => null,
    };

    private static Interpretation OfEvent(string name, TurnInput input) => name switch
    {
        BotEvents.LanguageChosen => Understood(DialogNames.Language, IsEnglish(input) ? "en" : "vi", "chat.language"),
        BotEvents.DossierApproved or BotEvents.DossierRefused => Understood(DialogNames.Status, Value(input, "dossier"), null),
        BotEvents.CertificateEnding => Understood(DialogNames.CertificateEnding, Value(input, "date"), null),
        BotEvents.LinkMade => Understood(DialogNames.LinkMade, Whole(input), null),
        BotEvents.LinkReady => Understood(DialogNames.LinkReady, Whole(input), null),
        BotEvents.LinkEnded => Understood(DialogNames.LinkEnded, Whole(input), null),
        BotEvents.WorkAsked => Understood(DialogNames.WorkAsked, Whole(input), null),
        BotEvents.WorkMoved => Understood(DialogNames.WorkMoved, Whole(input), null),
        // The question that waited is gone; what came of the code is told all the same.
        BotEvents.CodeEntered when Value(input, "purpose") == nameof(CodePurpose.Signature) => Understood(DialogNames.SignOutcome, Value(input, "reference"), null),
        BotEvents.CodeEntered when Value(input, "purpose") == nameof(CodePurpose.Activation) => Understood(DialogNames.Status, Value(input, "reference"), null),
        _ => new Interpretation(Certainty.Unknown, DialogNames.Fallback),
    };

    private static string? Whole(TurnInput input) => input.Activity.Value?.GetRawText();

    private static bool IsEnglish(TurnInput input) =>
        Value(input, "language")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;

    private static string? Value(TurnInput input, string name) =>
        input.Activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;

    private static Interpretation Understood(string dialog, string? argument, string? intent) =>
        new(Certainty.Understood, dialog, argument, intent);
}
