using System.Collections.Concurrent;
using System.Text.Json;
using SmartCaBot.Benchmarks.Turn;

namespace SmartCaBot.Benchmarks.Web;

/// <summary>
/// Two thousand people in the middle of a conversation while the host is ended, once asked to (SIGTERM) and once not (SIGKILL). They do what
/// a browser does: post again until it is taken, come back to the stream with the last watermark. Then what each of them saw is held
/// against what the host has.
/// </summary>
internal static class RestartTrial
{
    private const int People = 2_000;
    private const int Messages = 6;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);

    public static async Task<(int Lost, int Doubled, int Messages)> RunAsync(BenchContext context)
    {
        using var data = BenchContext.Scratch();
        var port = ServerProcess.FreePort();
        var server = await WebServers.StartHostAsync(context, data.Path, port);
        try
        {
            using var crowd = new Crowd(server.Address);
            var people = new ConcurrentBag<RestartedPerson>();
            await crowd.GrowAsync(People, WebServers.Secret, CancellationToken.None, client => people.Add(new RestartedPerson(client)));
            var talk = Task.WhenAll(people.Select(person => person.TalkAsync(Messages, Between)));
            await Task.Delay(Between * 1.5);
            await server.StopAsync();
            await server.DisposeAsync();
            server = await WebServers.StartHostAsync(context, data.Path, port);
            await Task.Delay(Between * 1.5);
            await server.DisposeAsync(); // SIGKILL
            server = await WebServers.StartHostAsync(context, data.Path, port);
            await talk;

            var (lost, doubled) = (0, 0);
            foreach (var person in people)
            {
                var (less, more) = await person.CompareAsync();
                lost += less;
                doubled += more;
            }

            return (lost, doubled, People * Messages);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>A person whose host goes away now and then.</summary>
internal sealed class RestartedPerson
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ChatClient _client;
    private readonly Lock _lock = new();
    private readonly List<string> _seen = [];
    private readonly List<string> _sent = [];
    private readonly HashSet<string> _answered = [];
    private string _watermark = "";
    private bool _done;

    public RestartedPerson(ChatClient client)
    {
        _client = client;
        client.Heard = Hear;
    }

    public async Task TalkAsync(int messages, TimeSpan between)
    {
        var listening = StayAsync();
        await Task.Delay(between * Random.Shared.NextDouble());
        for (var number = 0; number < messages; number++)
        {
            var clientId = $"r{number}";
            var id = await RepeatAsync(token => _client.PostAsync("cảm ơn", clientId, token));
            lock (_lock) _sent.Add(id);
            await Task.Delay(between);
        }

        using var patience = new CancellationTokenSource(Patience);
        while (!AllAnswered()) await Task.Delay(Pause, patience.Token);
        _done = true;
        _client.Dispose();
        await listening;
    }

    /// <summary>Messages of which the host has no echo or no answer, or of which this person saw less than the host has; and what came twice.</summary>
    public async Task<(int Lost, int Doubled)> CompareAsync()
    {
        var all = new List<JsonElement>();
        for (var watermark = ""; ;)
        {
            var page = await RepeatAsync(token => _client.ReadAsync(watermark, token));
            var activities = page.GetProperty("activities").EnumerateArray().ToArray();
            if (activities.Length == 0) break;
            all.AddRange(activities);
            watermark = page.GetProperty("watermark").GetString()!;
        }

        var ids = all.Select(Id).ToList();
        var replies = all.Select(ReplyTo).Where(id => id is not null).CountBy(id => id!).ToDictionary(StringComparer.Ordinal);
        var lost = _sent.Count(id => !ids.Contains(id) || !replies.ContainsKey(id)) + ids.Except(_seen).Count();
        var doubled = ids.Count - ids.Distinct().Count() + _seen.Count - _seen.Distinct().Count() + _sent.Count(id => replies.GetValueOrDefault(id) > 1);
        return (lost, doubled);
    }

    /// <summary>Comes back whenever the stream ends.</summary>
    private async Task StayAsync()
    {
        while (true)
        {
            await _client.Listening;
            if (_done) return;
            string watermark;
            lock (_lock) watermark = _watermark;
            await RepeatAsync(async token =>
            {
                if (!_done) await _client.ReconnectAsync(watermark, token);
                return true;
            });
        }
    }

    private void Hear(ReadOnlyMemory<byte> frame)
    {
        using var set = JsonDocument.Parse(frame);
        lock (_lock)
        {
            foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
            {
                if (activity.GetProperty("type").GetString() == "typing") continue;
                _seen.Add(Id(activity));
                if (ReplyTo(activity) is { } message) _answered.Add(message);
            }

            if (set.RootElement.TryGetProperty("watermark", out var watermark)) _watermark = watermark.GetString() ?? _watermark;
        }
    }

    private bool AllAnswered()
    {
        lock (_lock) return _sent.TrueForAll(_answered.Contains);
    }

    private static string Id(JsonElement activity) => activity.GetProperty("id").GetString()!;

    private static string? ReplyTo(JsonElement activity) => activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null;

    private static async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> ask)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await ask(patience.Token);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or System.Net.Sockets.SocketException)
            {
                await Task.Delay(Pause, patience.Token);
            }
        }
    }
}
