using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmartCaBot.TestKit;

/// <summary>A PostgreSQL server of our own in a temporary folder, started by the first test that wants it; one for a test assembly.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const int MostTries = 300;

    /// <summary>What it writes must outlive processes, not the machine.</summary>
    private static readonly string[] Settings = ["-c", "fsync=off", "-c", "full_page_writes=off"];

    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "smartcabot-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private string _programs = "";
    private Process? _server;
    private int _port;

    /// <summary>Why there is none; null when there is, or nobody has asked yet.</summary>
    public string? Unavailable { get; private set; }

    /// <summary>Connection string of a new, empty database; null where there is no server to start.</summary>
    public async Task<string?> NewDatabaseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_server is null && Unavailable is null)
                Unavailable = await StartAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
        if (Unavailable is not null)
            return null;
        var name = "t" + Guid.NewGuid().ToString("N");
        await RunAsync([.. Client("createdb"), name], cancellationToken);
        return $"Host=127.0.0.1;Port={_port};Username=storage;Database={name};Maximum Pool Size=10;Timeout=30";
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            // SIGQUIT is PostgreSQL's immediate shutdown: nothing of its folder is needed again.
            using var kill = Process.Start("kill", ["-QUIT", _server.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _gate.Dispose();
    }

    private string[] Client(string program) =>
        [$"{_programs}/bin/{program}", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", "storage"];

    private async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().LastOrDefault()
            : null;
        if (programs is null)
            return "PostgreSQL is not installed (apt-get install postgresql).";
        _programs = programs;
        Directory.CreateDirectory(_folder);
        // The server refuses to run as root.
        string[] asOther = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        if (asOther.Length > 0)
            await RunAsync(["chown", "postgres", _folder], cancellationToken);
        var data = Path.Combine(_folder, "data");
        await RunAsync(
            [.. asOther, $"{programs}/bin/initdb", "-D", data, "-U", "storage", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            cancellationToken);
        _port = FreePort();
        _server = Start(
            [.. asOther, $"{programs}/bin/postgres", "-D", data, "-k", _folder, "-h", "127.0.0.1",
                "-p", _port.ToString(CultureInfo.InvariantCulture), .. Settings]);
        for (var tries = 0; await ExitOfAsync([.. Client("pg_isready"), "-d", "postgres"], cancellationToken) != 0; tries++)
        {
            if (tries == MostTries)
                throw new TimeoutException("PostgreSQL does not come up.");
            await Task.Delay(100, cancellationToken);
        }
        return null;
    }

    private static async Task RunAsync(string[] command, CancellationToken cancellationToken)
    {
        if (await ExitOfAsync(command, cancellationToken) is not 0 and var code)
            throw new InvalidOperationException($"{command[0]} ended with {code}");
    }

    private static async Task<int> ExitOfAsync(string[] command, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
