using System.Runtime.InteropServices;
using SmartCaBot.Understanding.Catalog;
using SmartCaBot.Understanding.Entities;
using SmartCaBot.Understanding.Matching;

namespace SmartCaBot.Understanding;

/// <summary>
/// Reads what a person means. Made once from the catalogue; safe to use from many threads.
/// It never throws for any text.
/// </summary>
public sealed class Understander
{
    private const double NumberConfidence = 0.95;

    private readonly TopicMatcher _matcher;
    private readonly Judge _judge;

    public Understander(IntentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ServiceCount = catalog.ServiceCount;
        _matcher = new TopicMatcher(catalog);
        _judge = new Judge(_matcher, catalog.Thresholds);
    }

    /// <summary>The public services it knows: 1 to this.</summary>
    public int ServiceCount { get; }

    /// <summary>Only the first 240 words are read; people say what they want before that.</summary>
    public UnderstandingResult Understand(string text, UnderstandingContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scratch = Scratch.OfThread;
        _matcher.Read(text, scratch);
        var words = CollectionsMarshal.AsSpan(scratch.Words);
        _matcher.FindServices(words, scratch.Services);
        var verdict = ServiceNumber.Find(scratch.Tokens, ServiceCount) is { } named
            ? ByNumber(named, scratch)
            : WithBothServices(WithoutCourtesy(_judge.Decide(words, scratch, context), scratch, context), scratch);
        var best = verdict.Best;
        return new UnderstandingResult(
            text, best.Intent, best.Service, best.Confidence, EntityReader.Read(text, scratch), verdict.Candidates, verdict.Decision);
    }

    private static Judgement ByNumber(ServiceMention named, Scratch scratch)
    {
        scratch.Services.Add(named);
        var candidate = new Candidate(Intents.ServicesFind, named.Service, NumberConfidence);
        return new Judgement(candidate, [candidate], Decision.Accept);
    }

    /// <summary>"Chào em, cho hỏi giấy khai sinh": what comes with a greeting or thanks is what the person wants.</summary>
    private Judgement WithoutCourtesy(Judgement whole, Scratch scratch, UnderstandingContext? context)
    {
        if (!_matcher.TakeAwayCourtesy(CollectionsMarshal.AsSpan(scratch.Words), scratch.Rest))
            return whole;
        var rest = _judge.Decide(CollectionsMarshal.AsSpan(scratch.Rest), scratch, context);
        return rest.Decision == Decision.Accept || _matcher.NamesOutOfScope(CollectionsMarshal.AsSpan(scratch.Rest)) ? rest : whole;
    }

    /// <summary>"khai sinh và hộ chiếu": two services joined by "and" are asked back, not guessed.</summary>
    private static Judgement WithBothServices(Judgement verdict, Scratch scratch)
    {
        if (verdict.Best.Intent != Intents.ServicesFind || JoinedServices.Find(scratch.Tokens, scratch.Services) is not { } both)
            return verdict;
        var confidence = verdict.Best.Confidence / 2;
        Candidate first = new(Intents.ServicesFind, both.First, confidence);
        return new Judgement(first, [first, first with { Service = both.Second }], Decision.Clarify);
    }
}
