using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmartCaBot.Understanding.Matching;

/// <summary>How much each feature speaks for each topic: one row of weights a feature. Scores are sums of rows.</summary>
internal sealed class TopicModel
{
    private readonly float[] _weights;

    public TopicModel(int featureCount, int topicCount)
    {
        TopicCount = topicCount;
        Stride = (topicCount + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[(featureCount + 1) * Stride];
        Bias = featureCount;
    }

    public int TopicCount { get; }

    /// <summary>Length of a row: the topics, rounded up to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>The number of the feature that every message has.</summary>
    public int Bias { get; }

    public Span<float> Row(int feature) => _weights.AsSpan(feature * Stride, Stride);

    /// <summary>Fills <paramref name="scores"/> (one row long) with the probability of each topic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(ReadOnlySpan<Feature> features, Span<float> scores)
    {
        Row(Bias).CopyTo(scores);
        foreach (var feature in features)
            AddScaled(scores, Row(feature.Id), feature.Value);
        ToProbabilities(scores[..TopicCount]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> row, float factor)
    {
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (var i = 0; i < targets.Length; i++)
            targets[i] += rows[i] * factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToProbabilities(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - highest);
        foreach (ref var score in scores)
            score /= sum;
    }
}
