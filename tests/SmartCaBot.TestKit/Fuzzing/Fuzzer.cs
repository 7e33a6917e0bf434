using System.Diagnostics;
using System.Globalization;

namespace SmartCaBot.TestKit.Fuzzing;

/// <summary>
/// Gives something damaged copies of good input for a set time: two seconds in every run, always the same ones; with SMARTCABOT_LONG=1 a
/// minute, other ones each time. SMARTCABOT_SEED=… repeats a run. Whoever is given them must answer: no exception, no hang, no memory
/// without end.
/// </summary>
public static class Fuzzer
{
    private const int Fixed = 20261122;

    /// <summary>Bytes that one answer may allocate. It is not what it holds, but nobody holds more.</summary>
    private const long MostAllocated = 512L << 20;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("SMARTCABOT_LONG") == "1";

    /// <summary>On a busy machine too.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Time = IsLong ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(2);

    /// <param name="say">Where the seed and the number of rounds go.</param>
    /// <param name="samples">Good input.</param>
    /// <param name="damage">How it is damaged.</param>
    /// <param name="answer">What is tested. It throws what must not happen.</param>
    /// <exception cref="FuzzException">An answer failed; tells the input.</exception>
    public static async Task RunAsync(Action<string> say, IReadOnlyList<byte[]> samples, Func<Random, byte[], byte[]> damage, Func<byte[], Task> answer)
    {
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(damage);
        ArgumentNullException.ThrowIfNull(answer);
        var seed = Environment.GetEnvironmentVariable("SMARTCABOT_SEED") is { Length: > 0 } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : IsLong ? Random.Shared.Next() : Fixed;
        var (random, clock, rounds) = (new Random(seed), Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < Time; rounds++)
        {
            var input = damage(random, samples[random.Next(samples.Count)]);
            try
            {
                await AnswerAsync(input, answer);
            }
            catch (Exception e)
            {
                throw new FuzzException($"Seed {seed}, round {rounds}: {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 20_000)))}", e);
            }
        }
        say($"Seed {seed}: {rounds} rounds.");
    }

    private static async Task AnswerAsync(byte[] input, Func<byte[], Task> answer) => await Task.Run(async () =>
    {
        var (thread, before) = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
        await answer(input);
        if (thread == Environment.CurrentManagedThreadId && GC.GetAllocatedBytesForCurrentThread() - before > MostAllocated)
            throw new InsufficientMemoryException("The answer took too much memory.");
    }).WaitAsync(Longest);
}

/// <summary>Something that a damaged input did, and must not do.</summary>
public sealed class FuzzException(string message, Exception inner) : Exception(message, inner);
