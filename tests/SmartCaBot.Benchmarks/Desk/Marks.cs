using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmartCaBot.Benchmarks.Desk;

/// <summary>Messages on their way. Each has a word of letters, for digits would be masked, and is found by it on an agent's page.</summary>
internal sealed partial class Marks
{
    private readonly ConcurrentDictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<double> _times = [];

    public int Missing => _sent.Count;

    public string Send(int number)
    {
        var word = $"zq{string.Concat(Enumerable.Range(0, 5).Select(i => (char)('a' + (number / (int)Math.Pow(20, i) % 20))))}qz";
        _sent[word] = Stopwatch.GetTimestamp();
        return word;
    }

    public void Find(string html, long at)
    {
        foreach (Match match in Word().Matches(html))
        {
            if (_sent.TryRemove(match.Value, out var since)) _times.Add(Stopwatch.GetElapsedTime(since, at).TotalMilliseconds);
        }
    }

    /// <summary>The warm-up is over.</summary>
    public void ForgetTimes() => _times.Clear();

    /// <summary>Milliseconds, ascending.</summary>
    public double[] Times() => [.. _times.Order()];

    [GeneratedRegex("zq[a-t]{5}qz")]
    private static partial Regex Word();
}
