using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartCaBot.TestKit;

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>The built program as a child process: its own data directory, SQLite, software token, Development settings.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly DirectoryInfo _data;
    private readonly StringBuilder _log = new();

    private RunningHost(int port, IReadOnlyDictionary<string, string> settings, string urls)
    {
        Port = port;
        Address = new Uri($"http://127.0.0.1:{port}");
        _data = Directory.CreateTempSubdirectory("smartcabot-browser-");
        var start = new ProcessStartInfo(Program()) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(urls);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["SmartCaBot__Data__Directory"] = _data.FullName;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public int Port { get; }

    public Uri Address { get; }

    /// <summary>Its data directory.</summary>
    public string Data => _data.FullName;

    /// <summary>What the program wrote so far.</summary>
    public string Log
    {
        get { lock (_log) return _log.ToString(); }
    }

    /// <summary>Runs a command of the installed program on this host's data; returns what it wrote to its output.</summary>
    public async Task<string> CommandAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "ASPNETCORE_ENVIRONMENT", "SmartCaBot__Data__Directory" }) start.Environment[name] = _process.StartInfo.Environment[name];
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The command failed ({process.ExitCode}): {await errors}");
    }

    /// <summary>Returns once every part is ready.</summary>
    /// <param name="settings">Environment variables.</param>
    /// <param name="alsoAt">Another address to listen on.</param>
    public static async Task<RunningHost> StartAsync(IReadOnlyDictionary<string, string>? settings = null, Uri? alsoAt = null)
    {
        var port = FreePort();
        var urls = $"http://127.0.0.1:{port}" + (alsoAt is null ? "" : $";{alsoAt}");
        var host = new RunningHost(port, settings ?? new Dictionary<string, string>(), urls);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host.WaitAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>Built beside the tests, in the same configuration.</summary>
    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(RepositoryFiles.Root, "bot", "SmartCaBot.Host", "bin", configuration, "net10.0", "smartcabot");
        return File.Exists(program) ? program : throw new InvalidOperationException($"The host is not built: {program}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        var answer = "nothing";
        while (since.Elapsed < Patience && !_process.HasExited)
        {
            try
            {
                answer = await http.GetStringAsync("/health/ready");
                if (answer.StartsWith("{\"status\":\"ok\"", StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException error)
            {
                answer = error.Message;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The host is not ready ({answer}).\n{Log}");
    }

    private void Keep(string? line)
    {
        lock (_log) _log.AppendLine(line);
    }
}
