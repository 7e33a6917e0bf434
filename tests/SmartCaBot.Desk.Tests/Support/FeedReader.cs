using SmartCaBot.StaffKit;

namespace SmartCaBot.Desk.Tests.Support;

/// <summary>A browser's feed, read line by line.</summary>
internal sealed class FeedReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private FeedReader(HttpResponseMessage answer, StreamReader reader) => (_answer, _reader) = (answer, reader);

    /// <summary>The last id that came.</summary>
    public string? LastId { get; private set; }

    public IReadOnlyDictionary<string, string> Headers => _answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value));

    /// <summary>Opens it and reads its first event.</summary>
    public static async Task<FeedReader> OpenAsync(StaffDriver agent, string? caseId, string? lastId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, caseId is null ? "/desk/feed" : $"/desk/feed?case={caseId}");
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var answer = await agent.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var feed = new FeedReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        feed.First = await feed.NextAsync();
        return feed;
    }

    public (string Name, string Data) First { get; private set; }

    /// <summary>The next event.</summary>
    public async Task<(string Name, string Data)> NextAsync()
    {
        using var stop = new CancellationTokenSource(Patience);
        var (name, data) = ("", "");
        while (await _reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line.Length == 0 && name.Length > 0) return (name, data);
            if (line.StartsWith("id: ", StringComparison.Ordinal)) LastId = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
        }

        throw new EndOfStreamException("The feed has ended.");
    }

    /// <summary>The next event of that name; others pass.</summary>
    public async Task<string> NextAsync(string name)
    {
        while (true)
        {
            var news = await NextAsync();
            if (news.Name == name) return news.Data;
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }
}
