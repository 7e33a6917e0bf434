using System.Globalization;
using System.Text.Json;
using SmartCaBot.Desk.Cases;

namespace SmartCaBot.Desk.Live;

/// <summary>All open feeds of this node, and its latest news for those who come back.</summary>
internal sealed class FeedHub
{
    private const int Kept = 2048;

    private readonly Lock _lock = new();
    private readonly Queue<FeedEvent> _latest = new(Kept);

    // A number of another process says nothing here.
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private List<FeedClient> _clients = [];
    private long _sequence;

    public IReadOnlyList<FeedClient> Clients
    {
        get { lock (_lock) return _clients; }
    }

    /// <param name="client">The new one.</param>
    /// <param name="lastId">The last id its browser has seen; null when it has seen none.</param>
    /// <returns>The id to go on from, and whether the client has everything up to there; otherwise it must read its page again.</returns>
    public (string Id, bool CaughtUp) Add(FeedClient client, string? lastId)
    {
        lock (_lock)
        {
            var caughtUp = lastId is null || TryReplay(client, lastId);
            _clients = [.. _clients, client];
            return (Id(_sequence), caughtUp);
        }
    }

    public void Remove(FeedClient client)
    {
        lock (_lock) _clients = [.. _clients.Where(other => other != client)];
        client.End();
    }

    public void Message(DeskCase about, long sequence) => Publish(
        "message", writer =>
        {
            writer.WriteString("case", about.Id);
            writer.WriteNumber("sequence", sequence);
        },
        about, former: null);

    public void CaseChanged(DeskCase about, DeskCase? before) => Publish(
        "case", writer =>
        {
            writer.WriteString("case", about.Id);
            writer.WriteString("state", about.State.ToString());
        },
        about, before?.Agent);

    /// <summary>Passes by: not kept.</summary>
    public void Typing(DeskCase about)
    {
        var news = new FeedEvent(0, "typing", Json(writer => writer.WriteString("case", about.Id)), about.Id, about.Agent);
        foreach (var client in Clients)
        {
            if (client.Wants(news)) client.Offer(news);
        }
    }

    public string Id(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{_run}-{sequence}");

    public void EndAll()
    {
        foreach (var client in Clients) client.End();
    }

    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Publish(string name, Action<Utf8JsonWriter> write, DeskCase about, string? former)
    {
        var json = Json(write);
        lock (_lock)
        {
            var news = new FeedEvent(++_sequence, name, json, about.Id, about.Agent, former);
            if (_latest.Count == Kept) _latest.Dequeue();
            _latest.Enqueue(news);
            foreach (var client in _clients)
            {
                if (client.Wants(news)) client.Offer(news);
            }
        }
    }

    private bool TryReplay(FeedClient client, string lastId)
    {
        if (!lastId.StartsWith(_run + "-", StringComparison.Ordinal)
            || !long.TryParse(lastId.AsSpan(_run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)) return false;
        if (last > _sequence || last < _sequence - _latest.Count) return false;
        foreach (var news in _latest.Where(news => news.Sequence > last && client.Wants(news))) client.Offer(news);
        return true;
    }
}
