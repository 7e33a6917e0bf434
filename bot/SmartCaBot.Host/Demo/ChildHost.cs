using System.Diagnostics;

namespace SmartCaBot.Host.Demo;

/// <summary>The real host in a process of its own, on a port that the system chooses.</summary>
internal sealed class ChildHost : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildHost(Process process, TextWriter log)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data, log);
        process.ErrorDataReceived += (_, line) => Read(line.Data, log);
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The host ended while it was starting."));
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int ProcessId => _process.Id;

    /// <param name="dataDirectory">Fresh or used before.</param>
    /// <param name="log">Receives what the host writes; its lines are whole.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="address">Null: any free port.</param>
    /// <param name="program">Which one, beside this.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<ChildHost> StartAsync(
        string dataDirectory, TextWriter log, IReadOnlyDictionary<string, string>? settings = null, Uri? address = null,
        string program = "smartcabot", CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program);
        var start = new ProcessStartInfo(path, ["--urls", address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = Environments.Development,
                ["SmartCaBot__Data__Directory"] = dataDirectory,
                ["Logging__Console__FormatterName"] = "simple",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var host = new ChildHost(process, log);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        host.Address = await host._address.Task.WaitAsync(LongestStart, cancellationToken);
        return host;
    }

    public HttpClient Client() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) }) { BaseAddress = Address };

    /// <summary>No goodbye: what a power cut does. For the tests of crashes.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Asks it to stop, as a service manager does, and waits. The exit code; null when it had to be killed.</summary>
    public async Task<int?> StopAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited) return _process.ExitCode;
        using var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestStop);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _process.Kill();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Read(string? line, TextWriter log)
    {
        if (line is null) return;
        lock (log) log.WriteLine(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at) _address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
    }
}
