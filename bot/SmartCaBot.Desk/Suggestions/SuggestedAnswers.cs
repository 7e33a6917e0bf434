using SmartCaBot.Dialogs.Content;
using SmartCaBot.Understanding;

namespace SmartCaBot.Desk.Suggestions;

/// <summary>Answers of the content that fit what the citizen wrote last, best first.</summary>
internal sealed class SuggestedAnswers(Understander understander, AnswerBook book)
{
    public const int Most = 3;

    // Below this a suggestion costs more attention than it saves.
    private const double LeastConfidence = 0.15;

    /// <summary>Whether some answer of the content comes with a QR code of this address.</summary>
    public bool Offers(string url) => Intents.All.Any(intent => book.Find(intent, service: null, "vi")?.QrUrl == url);

    public IReadOnlyList<BookAnswer> For(string? text, string language)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var result = understander.Understand(text);
        return
        [
            .. result.Candidates
                .Where(candidate => candidate.Confidence >= LeastConfidence)
                .Select(candidate => book.Find(candidate.Intent, candidate.Service, language))
                .OfType<BookAnswer>()
                .Take(Most),
        ];
    }
}
