namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>
/// Chromium (156) now and then never answers Target.disposeBrowserContext, seen after a form was sent by a key. A test that is over must not
/// wait for it for ever: what does not close is left to the end of the browser.
/// </summary>
internal static class Closing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static ValueTask EndAsync(this IBrowserContext context) => EndAsync(context.CloseAsync());

    public static ValueTask EndAsync(this IBrowser browser) => EndAsync(browser.CloseAsync());

    private static async ValueTask EndAsync(Task closing)
    {
        try
        {
            await closing.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            TestContext.Current.SendDiagnosticMessage("The browser did not close in time.");
        }
    }
}
