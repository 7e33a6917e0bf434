using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartCaBot.Host.Cli;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Authorisation;

/// <summary>The real program, run by its entry point inside this process, so that a test sees its routes and makes accounts in its store.</summary>
public sealed class HostInside : IAsyncLifetime, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public const string Collection = "host inside";

    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource<IHost> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> _subscriptions = [];
    private Task _program = Task.CompletedTask;
    private IHost _host = null!;

    public IServiceProvider Services => _host.Services;

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async ValueTask InitializeAsync()
    {
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", $"--SmartCaBot:Data:Directory={_folder.File("data")}",
            "--SmartCaBot:Web:RequestsPerSecond=100000", "--SmartCaBot:Registration:ApproveAutomatically=false",
            "--SmartCaBot:SigningApi:Enabled=true", "--Logging:LogLevel:Default=Warning",
        ];
        _program = Task.Run(() => typeof(CommandLine).Assembly.EntryPoint!.Invoke(null, [arguments]));
        if (await Task.WhenAny(_built.Task, _program) == _program) await _program;
        _host = await _built.Task;
        var started = new TaskCompletionSource();
        await using var registration = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _program;
        _folder.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting") _subscriptions.Add(value.Subscribe(this));
    }

    // Other hosts of this process, stand-ins of other tests, say that they were built as well.
    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilt", Value: IHost host } && host.Services.GetService<SmartCaOptions>() is not null) _built.TrySetResult(host);
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}

/// <summary>One host for all who ask it: a process has one token library, and that one token.</summary>
[CollectionDefinition(HostInside.Collection)]
public sealed class HostInsideCollection : ICollectionFixture<HostInside>;
