using System.Diagnostics;
using SmartCaBot.Browser.Tests.Looks;

namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>The web chat as a person uses it: reads the last message, types, presses buttons, sends a file, enters a code.</summary>
internal sealed class ChatPage(IPage page, Screen screen)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(600);

    private readonly Hands _hands = new(page, screen);
    private long? _pressed;

    public IPage Page => page;

    public ILocator Field => page.Locator("[data-id=webchat-sendbox-input]");

    public ILocator Otp => page.Locator("#otp");

    public ILocator Banner => page.Locator("#banner-text");

    public ILocator Transcript => page.Locator(".webchat__basic-transcript__transcript");

    public ILocator Messages => Transcript.Locator(".webchat__basic-transcript__activity");

    public ILocator Suggested => page.Locator(".webchat__suggested-action");

    public ILocator Files => Transcript.Locator("a.file");

    /// <summary>The bot greeted and the field is there.</summary>
    public async Task ReadyAsync()
    {
        await Expect(Field).ToBeVisibleAsync();
        await Expect(Messages.First).ToBeVisibleAsync();
    }

    /// <summary>The newest message holds these words.</summary>
    public Task HearAsync(string words) => Expect(Messages.Last).ToContainTextAsync(words);

    /// <summary>Some message holds these words.</summary>
    public Task FindAsync(string words) => Expect(Messages.Filter(new() { HasText = words }).First).ToBeVisibleAsync();

    public async Task SayAsync(string words)
    {
        await _hands.WriteAsync(Field, words);
        await Field.PressAsync("Enter");
        await Expect(Field).ToHaveValueAsync("");
    }

    /// <summary>Says it and waits for the answer.</summary>
    public async Task SayAsync(string words, string answer)
    {
        await SayAsync(words);
        await HearAsync(answer);
    }

    public ILocator Button(string title) => Suggested.Filter(new() { HasText = title });

    public async Task PressAsync(string title, string answer)
    {
        await PressAsync(title);
        await HearAsync(answer);
    }

    public async Task PressAsync(string title)
    {
        // The page takes two presses in quick succession for one; nobody reads a question that fast.
        if (_pressed is { } last && Pace - Stopwatch.GetElapsedTime(last) is { Ticks: > 0 } rest) await Task.Delay(rest);
        await _hands.PressAsync(Button(title).First);
        _pressed = Stopwatch.GetTimestamp();
    }

    public Task ChooseMenuAsync(string intent) => _hands.PressAsync(page.Locator($"#menu button[data-intent='{intent}']"));

    public Task SendFileAsync(string name, byte[] content, string type = "application/pdf") =>
        _hands.ChooseFileAsync(page.Locator(".upload-button"), page.Locator("input[type=file]"), new FilePayload { Name = name, MimeType = type, Buffer = content });

    public async Task EnterCodeAsync(string code, string answer)
    {
        await _hands.WriteAsync(Otp, code);
        await _hands.PressAsync(page.Locator(".otp .primary"));
        await HearAsync(answer);
    }

    /// <summary>Everything the page holds: markup, values of fields, what the browser stores for it.</summary>
    public Task<string> EverythingAsync() => page.EvaluateAsync<string>(
        """
        () => [document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map(field => field.value),
               JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join('\n')
        """);

    public Task ShowAsync(string state) => Screenshots.TakeAsync(page, screen, state);
}
