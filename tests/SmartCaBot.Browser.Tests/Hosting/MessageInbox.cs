using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>The telephone of the tests: messages that Development keeps instead of sending them.</summary>
internal sealed partial class MessageInbox(Uri host) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new() { BaseAddress = host };

    /// <summary>How many messages this number got so far.</summary>
    public async Task<int> CountAsync(string phone) => (await ListAsync(phone)).Count;

    /// <summary>The code in the first message to this number beyond those already <paramref name="seen"/>.</summary>
    public async Task<string> CodeAsync(string phone, int seen)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromMilliseconds(100))
        {
            var messages = await ListAsync(phone);
            if (messages.Count > seen) return Code().Match(messages[0].Text).Value;
            await Task.Delay(100);
        }

        throw new TimeoutException("No message with a code came.");
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex Code();

    /// <summary>Newest first. Numbers are compared by their last nine digits: 0905… and +84905… are one.</summary>
    private async Task<List<Sent>> ListAsync(string phone)
    {
        var all = await _http.GetFromJsonAsync<List<Sent>>("/dev/messages") ?? [];
        return [.. all.Where(message => message.To.EndsWith(phone[^9..], StringComparison.Ordinal))];
    }

    private sealed record Sent(string To, string Text);
}
