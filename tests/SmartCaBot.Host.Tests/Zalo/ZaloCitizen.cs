using System.Text.RegularExpressions;
using SmartCaBot.Host.Tests.Pages;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.Host.Tests.Zalo;

/// <summary>A citizen with a phone: reads, chooses by number, opens links in the browser.</summary>
internal sealed partial class ZaloCitizen(Phone phone, CodeVisitor browser)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private string _last = "";

    /// <summary>Codes that came to the phone by template.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>Reads on until a message says this.</summary>
    public async Task<ChatMessage> ReadAsync(string words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            ChatMessage message;
            try
            {
                message = await phone.NextAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Nobody said “{words}”; the chat ends: {string.Join(" | ", phone.Messages.TakeLast(4).Select(m => m.Text))}");
            }

            if (message.Kind == MessageKind.Template) Codes.Add(Code().Match(message.Text).Value);
            else if (message.Kind == MessageKind.Text) _last = message.Text;
            if (words.Length == 0 ? message.Kind == MessageKind.File : message.Text.Contains(words, StringComparison.Ordinal)) return message;
        }
    }

    public Task SayAsync(string text, string expected)
    {
        phone.SendText(text);
        return ReadAsync(expected);
    }

    /// <summary>Answers with the number that stands before this choice.</summary>
    public Task ChooseAsync(string label, string expected)
    {
        var line = _last.Split('\n').FirstOrDefault(l => l.EndsWith($". {label}", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"“{label}” is not among the choices of: {_last}");
        return SayAsync(line.Split('.')[0], expected);
    }

    /// <summary>Enters the newest code on the page that the last message links to.</summary>
    public async Task ConfirmAsync(string expected)
    {
        var link = new Uri(Link().Match(_last).Value);
        await ReadCodeAsync();
        var (_, page) = await browser.ActAsync(link, "enter", Codes[^1]);
        Assert.Contains("Đã xác nhận xong", page, StringComparison.Ordinal);
        await ReadAsync(expected);
    }

    private int _codesUsed;

    private async Task ReadCodeAsync()
    {
        var words = _last;
        if (Codes.Count == _codesUsed) await ReadAsync("Mã xác thực");
        _codesUsed = Codes.Count;
        _last = words;
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"http\S+/sign/\S+")]
    private static partial Regex Link();
}
