using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Benchmarks.Desk;

/// <summary>One agent at work: signed in, a few cases of their own, the page's feed open. Does what the page's script does.</summary>
internal sealed class AgentBrowser : IDisposable
{
    private readonly StaffDriver _driver;
    private readonly ConcurrentDictionary<string, CaseReader> _cases = new(StringComparer.Ordinal);

    /// <param name="server">The host.</param>
    /// <param name="number">Each agent comes from an address of their own; the host believes the proxy on loopback.</param>
    public AgentBrowser(Uri server, int number)
    {
        _driver = new StaffDriver(server, TimeProvider.System);
        _driver.Client.DefaultRequestHeaders.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.20.{number / 250}.{(number % 250) + 1}"));
    }

    public ICollection<string> Cases => _cases.Keys;

    /// <summary>Called with what the page shows anew, and when it had it.</summary>
    public Action<string, long>? Shown { get; set; }

    public async Task SignInAsync(TestAccount account)
    {
        await _driver.SignInAsync(account);
        await _driver.GetAsync("/desk");
        await _driver.PostAsync("/desk?handler=Presence", ("choice", "Available"));
    }

    /// <summary>Takes whoever has waited longest; null when nobody waits.</summary>
    public async Task<string?> TakeNextAsync()
    {
        var page = await _driver.PostAsync("/desk?handler=Next");
        const string path = "/desk/case/";
        if (!page.Path.StartsWith(path, StringComparison.Ordinal)) return null;
        var id = page.Path[path.Length..].Split('?')[0];
        _cases[id] = new CaseReader(this, id);
        return id;
    }

    /// <summary>Opens the feed, beside the first case, and reads what it tells of until the token stops it.</summary>
    public async Task FollowAsync(TaskCompletionSource opened, CancellationToken stop)
    {
        var viewing = _cases.Keys.First();
        // From where the page stands now.
        foreach (var reader in _cases.Values) await reader.ReadAsync(stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/desk/feed?case={viewing}");
        using var answer = await _driver.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        var name = "";
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line["event: ".Length..];
            if (name == "hello") opened.TrySetResult();
            if (name != "message" || !line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            using var news = JsonDocument.Parse(line.AsMemory("data: ".Length));
            if (_cases.TryGetValue(news.RootElement.GetProperty("case").GetString()!, out var reader)) reader.Tell(stop);
        }
    }

    public void Dispose() => _driver.Dispose();

    /// <summary>As the page's script: one request at a time for a case, and another when news came meanwhile.</summary>
    private sealed class CaseReader(AgentBrowser agent, string id)
    {
        private readonly Lock _lock = new();
        private long _last;
        private bool _reading;
        private bool _more;

        public void Tell(CancellationToken stop)
        {
            lock (_lock)
            {
                _more = true;
                if (_reading) return;
                _reading = true;
            }

            _ = RunAsync(stop);
        }

        public async Task ReadAsync(CancellationToken stop)
        {
            using var answer = await agent._driver.Client.GetAsync($"/desk/case/{id}?handler=Messages&after={_last}", stop);
            answer.EnsureSuccessStatusCode();
            var html = await answer.Content.ReadAsStringAsync(stop);
            _last = Math.Max(_last, long.Parse(answer.Headers.GetValues("X-Last").First(), CultureInfo.InvariantCulture));
            agent.Shown?.Invoke(html, Stopwatch.GetTimestamp());
        }

        private async Task RunAsync(CancellationToken stop)
        {
            while (true)
            {
                lock (_lock)
                {
                    if (!_more) _reading = false;
                    if (!_reading) return;
                    _more = false;
                }

                try
                {
                    await ReadAsync(stop);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }
}
