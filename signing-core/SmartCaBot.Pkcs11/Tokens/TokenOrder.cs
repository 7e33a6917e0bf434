using System.Runtime.ExceptionServices;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Which of several devices does the work: the first that is well. Those that are not are tried in the background, each after its back-off.</summary>
internal sealed class TokenOrder(TokenDevice[] devices) : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Task?[] _probes = new Task?[devices.Length];
    private readonly Lock _gate = new();

    public async ValueTask<TResult> UseAsync<TState, TResult>(
        TState state, Func<TokenSession, TState, TResult> work, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var device in InOrder())
        {
            try
            {
                return await device.UseAsync(state, work, cancellationToken);
            }
            catch (TokenBusyException)
            {
                // It is well; a second device would only be given the same load.
                throw;
            }
            catch (Exception failure) when (failure is TokenUnavailableException or MissingObjectException)
            {
                first ??= ExceptionDispatchInfo.Capture(failure);
            }
        }
        first!.Throw();
        throw first.SourceException;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_probes.Where(probe => probe is not null).Cast<Task>());
        _over.Dispose();
    }

    private List<TokenDevice> InOrder()
    {
        var well = new List<TokenDevice>(devices.Length);
        var others = new List<TokenDevice>();
        foreach (var device in devices)
            (device.Health.IsReady ? well : others).Add(device);
        if (well.Count > 0 && others.Count > 0)
            Probe();
        return [.. well, .. others];
    }

    private void Probe()
    {
        lock (_gate)
        {
            for (var i = 0; i < devices.Length && !_over.IsCancellationRequested; i++)
            {
                if (!devices[i].Health.IsReady && devices[i].MayConnect && _probes[i] is not { IsCompleted: false })
                    _probes[i] = ProbeAsync(devices[i]);
            }
        }
    }

    private async Task ProbeAsync(TokenDevice device)
    {
        // Connecting blocks its thread inside the library, and the caller who noticed has other things to do.
        await Task.Yield();
        try
        {
            await device.CheckAsync(_over.Token);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
