using SmartCaBot.Understanding.Catalog;

namespace SmartCaBot.Understanding.Matching;

/// <summary>From probabilities to a decision: the scope guard, the two thresholds and the margin.</summary>
internal sealed class Judge(TopicMatcher matcher, Thresholds thresholds)
{
    private const int MaxCandidates = 3;
    private const float ContextBoost = 1.6f;
    private const float Negligible = 0.01f;

    public Judgement Decide(ReadOnlySpan<Word> words, Scratch scratch, UnderstandingContext? context)
    {
        Span<float> scores = stackalloc float[matcher.ScoreLength];
        matcher.Score(words, scratch, scores);
        Favour(scores, context);
        for (var i = 0; i < matcher.Topics.Count; i++)
        {
            if (!matcher.Topics[i].IsOutOfScope && scores[i] > Negligible)
                scores[i] *= Guard(matcher.Coverage(words, i));
        }

        var candidates = new List<Candidate>(MaxCandidates);
        var outOfScope = 0f;
        for (var i = 0; i < matcher.Topics.Count; i++)
        {
            var topic = matcher.Topics[i];
            if (topic.IsOutOfScope)
                outOfScope = scores[i];
            else
                Insert(new Candidate(topic.Intent, topic.Service, scores[i]), candidates);
        }

        var best = WithService(candidates[0], context);
        if (best.Confidence < thresholds.Clarify || best.Confidence < outOfScope)
            return new(new(Intents.OutOfScope, null, Math.Max(outOfScope, 1 - best.Confidence)), candidates, Decision.OutOfScope);
        var second = Math.Max(candidates.Count > 1 ? candidates[1].Confidence : 0, outOfScope);
        var sure = best.Confidence >= thresholds.Accept && best.Confidence - second >= thresholds.Margin;
        return new(best, candidates, sure ? Decision.Accept : Decision.Clarify);
    }

    /// <summary>Makes what fits the step likelier, before the scope guard, so that it never brings in what is not said.</summary>
    private void Favour(Span<float> scores, UnderstandingContext? context)
    {
        if (context is null or { ExpectedIntents.Count: 0 })
            return;
        var sum = 0f;
        for (var i = 0; i < matcher.Topics.Count; i++)
        {
            if (context.ExpectedIntents.Contains(matcher.Topics[i].Intent))
                scores[i] *= ContextBoost;
            sum += scores[i];
        }

        foreach (ref var score in scores[..matcher.Topics.Count])
            score /= sum;
    }

    /// <summary>A service question that names none is about the one spoken of last.</summary>
    private static Candidate WithService(Candidate best, UnderstandingContext? context) =>
        best is { Intent: Intents.ServicesFind, Service: null } ? best with { Service = context?.LastService } : best;

    private static float Guard(float coverage) => Math.Clamp((coverage - 0.1f) / 0.4f, 0.1f, 1f);

    private static void Insert(Candidate candidate, List<Candidate> candidates)
    {
        var at = candidates.Count;
        while (at > 0 && candidates[at - 1].Confidence < candidate.Confidence)
            at--;
        if (at >= MaxCandidates)
            return;
        candidates.Insert(at, candidate);
        if (candidates.Count > MaxCandidates)
            candidates.RemoveAt(MaxCandidates);
    }
}
