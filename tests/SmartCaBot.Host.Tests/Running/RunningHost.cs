using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The real host in a process of its own, with SQLite and SoftHSM in a fresh data directory.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _log = new();
    private ChildHost? _host;

    public string Data => _folder.File("data");

    public ChildHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public string Log
    {
        get { lock (_log) return _log.ToString(); }
    }

    public async Task StartAsync(Dictionary<string, string>? settings = null, Uri? address = null, string program = "smartcabot") =>
        _host = await ChildHost.StartAsync(Data, _log, settings, address, program, TestContext.Current.CancellationToken);

    public DirectLineClient Chat(TimeSpan? patience = null) => new(Host.Client(), patience ?? Patience);

    public string File(string name) => _folder.File(name);

    /// <summary>Runs a command of the program against this installation.</summary>
    public Task<Finished> CommandAsync(params string[] arguments) => ChildProcess.RunAsync(Data, "Development", "", arguments);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _folder.Dispose();
    }
}
