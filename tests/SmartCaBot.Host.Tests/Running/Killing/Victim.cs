using System.Diagnostics;

namespace SmartCaBot.Host.Tests.Running.Killing;

/// <summary>A command of the program that may be killed while it runs.</summary>
internal sealed class Victim : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _read;

    private Victim(Process process, Task read) => (_process, _read) = (process, read);

    public static async Task<Victim> StartAsync(RunningHost running, string input, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "smartcabot"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["SmartCaBot__Data__Directory"] = running.Data },
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return new Victim(process, read);
    }

    /// <summary>Whether it had ended by itself.</summary>
    public bool IsOver => _process.HasExited;

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await _read;
        _process.Dispose();
    }
}
