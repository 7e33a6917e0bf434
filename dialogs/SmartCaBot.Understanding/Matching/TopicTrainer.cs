using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmartCaBot.Understanding.Matching;

/// <summary>An example as features, and the topic it stands under.</summary>
internal readonly record struct Lesson(Feature[] Features, int Topic);

/// <summary>
/// Weighs the features: multinomial logistic regression by stochastic gradient descent. The order and the features
/// left out come from a fixed sequence, so the same catalogue always gives the same weights.
/// </summary>
internal static class TopicTrainer
{
    private const int Rounds = 9;
    private const float FirstStep = 1.2f;
    private const float LastStep = 0.1f;
    private const float BiasStep = 0.02f;
    private const uint LeftOutOf256 = 36;

    public static void Train(TopicModel model, Lesson[] lessons)
    {
        var scores = new float[model.Stride];
        var kept = new List<Feature>(64);
        var sequence = 0x2545F491u;
        for (var round = 0; round < Rounds; round++)
        {
            Shuffle(lessons, ref sequence);
            var step = FirstStep + ((LastStep - FirstStep) * round / (Rounds - 1));
            foreach (var lesson in lessons)
                Learn(model, lesson, step, scores, kept, ref sequence);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Learn(TopicModel model, Lesson lesson, float step, float[] scores, List<Feature> kept, ref uint sequence)
    {
        kept.Clear();
        foreach (var feature in lesson.Features)
        {
            if (Next(ref sequence) % 256 >= LeftOutOf256)
                kept.Add(feature);
        }

        var features = CollectionsMarshal.AsSpan(kept);
        model.Score(features, scores);
        scores[lesson.Topic] -= 1;
        for (var i = model.TopicCount; i < scores.Length; i++)
            scores[i] = 0;
        foreach (var feature in features)
            TopicModel.AddScaled(model.Row(feature.Id), scores, -step * feature.Value);
        TopicModel.AddScaled(model.Row(model.Bias), scores, -step * BiasStep);
    }

    private static void Shuffle(Lesson[] lessons, ref uint sequence)
    {
        for (var i = lessons.Length - 1; i > 0; i--)
        {
            var j = (int)(Next(ref sequence) % (uint)(i + 1));
            (lessons[i], lessons[j]) = (lessons[j], lessons[i]);
        }
    }

    /// <summary>Xorshift (G. Marsaglia, 2003): a fixed sequence is wanted here, not chance.</summary>
    private static uint Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        return state ^= state << 5;
    }
}
