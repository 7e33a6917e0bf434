using System.Diagnostics;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>One run of the program to its end.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task<Finished> RunAsync(
        string data, string environment, string input, string[] arguments, Dictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "smartcabot"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["SmartCaBot__Data__Directory"] = data },
        };
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new Finished(process.ExitCode, await output, await errors);
    }
}

internal sealed record Finished(int Code, string Output, string Errors);
