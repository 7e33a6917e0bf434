using System.Collections.Concurrent;

namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>
/// Listens to everything a page must not do: errors in its console (a breach of the content security policy is one), scripts that
/// throw, requests to another host, answers that are errors.
/// </summary>
internal sealed class Watch
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Uri _address;

    public Watch(IBrowserContext context, Uri address)
    {
        _address = address;
        context.Console += (_, message) => Hear(message);
        context.WebError += (_, error) => _complaints.Enqueue($"thrown: {error.Error}");
        context.Request += (_, request) => Look(request.Url);
        context.Response += (_, response) =>
        {
            if (response.Status >= 400) _complaints.Enqueue($"{response.Status} {response.Request.Method} {response.Url}");
        };
        context.Page += (_, page) => page.WebSocket += (_, socket) => Look(socket.Url);
    }

    /// <summary>Everything written to the console, errors or not.</summary>
    public IReadOnlyCollection<string> Console => _said;

    public void AssertClean() => Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints));

    /// <summary>Takes the complaints away that belong to what a test did on purpose; any other stays.</summary>
    public void Expect(params string[] parts)
    {
        var all = _complaints.ToArray();
        _complaints.Clear();
        foreach (var one in all.Where(one => !parts.Any(part => one.Contains(part, StringComparison.Ordinal)))) _complaints.Enqueue(one);
    }

    private void Hear(IConsoleMessage message)
    {
        _said.Enqueue(message.Text);
        if (message.Type is "error" or "warning") _complaints.Enqueue($"console {message.Type}: {message.Text}");
    }

    private void Look(string url)
    {
        var uri = new Uri(url);
        if (uri.Scheme is "http" or "https" or "ws" or "wss" && uri.Authority != _address.Authority) _complaints.Enqueue($"another host: {url}");
    }
}
