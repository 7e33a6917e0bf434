using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SmartCaBot.Storage.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace SmartCaBot.Storage.Tests.Support;

/// <summary>A PostgreSQL server of our own in a temporary folder, started by the first test that wants it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "smartcabot-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private Process? _server;
    private int _port;
    private string? _unavailable;

    /// <summary>Connection string of a new, empty database; skips the test where there is no server to start.</summary>
    public async Task<string> NewDatabaseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_server is null && _unavailable is null)
                _unavailable = await StartAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
        if (_unavailable is not null)
            Assert.Skip(_unavailable);
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            // SIGINT is PostgreSQL's fast shutdown.
            using var kill = Process.Start("kill", ["-INT", _server.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _gate.Dispose();
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=storage;Database={database};Maximum Pool Size=10;Timeout=30";

    private async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().LastOrDefault()
            : null;
        if (programs is null)
            return "PostgreSQL is not installed (apt-get install postgresql).";
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
                "-p", _port.ToString(CultureInfo.InvariantCulture)]);
        await ReadyAsync(cancellationToken);
        return null;
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (tries < 300)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private static async Task RunAsync(string[] command, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{command[0]} ended with {process.ExitCode}");
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
