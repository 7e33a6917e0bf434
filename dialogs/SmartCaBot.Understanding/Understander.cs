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
    private readonly TopicMatcher _matcher;
    private readonly Judge _judge;

    public Understander(IntentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _matcher = new TopicMatcher(catalog);
        _judge = new Judge(_matcher, catalog.Thresholds);
    }

    /// <summary>Only the first 240 words are read; people say what they want before that.</summary>
    public UnderstandingResult Understand(string text, UnderstandingContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scratch = Scratch.OfThread;
        _matcher.Read(text, scratch);
        var verdict = _judge.Decide(CollectionsMarshal.AsSpan(scratch.Words), scratch, context);
        var entities = new List<Entity>();
        return new UnderstandingResult(
            text, verdict.Best.Intent, verdict.Best.Service, verdict.Best.Confidence, entities, verdict.Candidates, verdict.Decision);
    }
}
