using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The sign command, with somebody at the keyboard who types each code as it is shown.</summary>
internal static partial class SigningCommand
{
    public static async Task<(int Code, string Output)> RunAsync(RunningHost running, string file, string citizen)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "smartcabot"), ["sign", file, "--citizen", citizen])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["SmartCaBot__Data__Directory"] = running.Data },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        while (await process.StandardError.ReadLineAsync(cancel) is { } line)
        {
            if (!line.Contains("not sent", StringComparison.Ordinal) || Code().Match(line) is not { Success: true } code) continue;
            await process.StandardInput.WriteLineAsync(code.Value);
            await process.StandardInput.FlushAsync(cancel);
        }

        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output);
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex Code();
}
