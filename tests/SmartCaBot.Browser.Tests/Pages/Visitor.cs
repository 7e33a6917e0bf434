using SmartCaBot.Browser.Tests.Hosting;

namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>A person's browser: fresh profile, cookies of its own, watched from the first request.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private const float PatienceMs = 20_000;

    private Visitor(IBrowserContext context, Watch watch, Screen screen)
    {
        Context = context;
        Watch = watch;
        Screen = screen;
    }

    public IBrowserContext Context { get; }

    public Watch Watch { get; }

    public Screen Screen { get; }

    /// <summary>To the host itself, or through a <see cref="Wire"/> by its address.</summary>
    public static async Task<Visitor> ComeAsync(Site site, Screen screen, Uri? address = null)
    {
        address ??= site.Host.Address;
        var context = await site.Browser.NewContextAsync(screen.Options(address));
        context.SetDefaultTimeout(PatienceMs);
        SetDefaultExpectTimeout(PatienceMs);
        return new Visitor(context, new Watch(context, address), screen);
    }

    /// <summary>A new tab with the chat in it, ready to type.</summary>
    public async Task<ChatPage> OpenChatAsync(string path = "/")
    {
        var chat = await OpenAsync(path);
        await chat.ReadyAsync();
        return chat;
    }

    /// <summary>A new tab that went to the address; the chat may still be on its way.</summary>
    public async Task<ChatPage> OpenAsync(string path = "/")
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        return new ChatPage(page, Screen);
    }

    public ValueTask DisposeAsync() => Context.EndAsync();
}
