using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace SmartCaBot.Benchmarks.Web;

/// <summary>Many people with open streams.</summary>
internal sealed class Crowd : IDisposable
{
    private const int AtOnce = 48;

    private readonly HttpClient _http;
    private readonly List<ChatClient> _clients = [];

    public Crowd(Uri server) => _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = server };

    public IReadOnlyList<ChatClient> Clients => _clients;

    /// <param name="to">How many there are afterwards.</param>
    /// <param name="secret">Of the server.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="meet">Called with each before it says or hears anything.</param>
    public async Task GrowAsync(int to, string secret, CancellationToken cancellationToken, Action<ChatClient>? meet = null)
    {
        var added = new ConcurrentBag<ChatClient>();
        await Parallel.ForEachAsync(
            Enumerable.Range(_clients.Count, to - _clients.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                // An address has some 28,000 ports for one server; twenty thousand people on each leave some to spare.
                var client = new ChatClient(_http, new IPAddress([127, 0, 0, (byte)(2 + (number / 20_000))]));
                meet?.Invoke(client);
                await client.StartAsync(secret, token);
                added.Add(client);
            });
        _clients.AddRange(added);
    }

    /// <summary>Everybody asks once in the time, evenly spread.</summary>
    /// <returns>From the message leaving to the answer on the stream, in milliseconds, ascending.</returns>
    public async Task<double[]> AskOnceAsync(TimeSpan within, string text, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var gap = within / _clients.Count;
        var asked = new List<Task<double>>();
        foreach (var (number, client) in _clients.Index())
        {
            var early = (gap * number) - Stopwatch.GetElapsedTime(since);
            if (early > TimeSpan.FromMilliseconds(2)) await Task.Delay(early, cancellationToken);
            asked.Add(AskAsync(client, text, cancellationToken));
        }

        var times = await Task.WhenAll(asked);
        Array.Sort(times);
        return times;
    }

    /// <summary>The first <paramref name="people"/> ask again as soon as they have their answer.</summary>
    /// <returns>Answers per second.</returns>
    public async Task<double> AskOnAndOnAsync(int people, TimeSpan time, string text, CancellationToken cancellationToken)
    {
        var answers = 0L;
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(_clients.Take(people).Select(async client =>
        {
            while (Stopwatch.GetElapsedTime(since) < time)
            {
                await client.AskAsync(text, cancellationToken);
                Interlocked.Increment(ref answers);
            }
        }));
        return answers / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
        _http.Dispose();
    }

    private static async Task<double> AskAsync(ChatClient client, string text, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        await client.AskAsync(text, cancellationToken);
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
