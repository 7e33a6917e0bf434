using System.Diagnostics;

namespace SmartCaBot.Signing.Tests.Support;

internal static class OpenSsl
{
    /// <summary>Runs openssl; returns its exit code and all it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Runs openssl, which must succeed; returns all it wrote.</summary>
    public static async Task<string> MustAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
