using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>
/// Sends events: those of one person one after another, unless a switch says otherwise. Repetitions wait outside that order, as the
/// platform promises none.
/// </summary>
internal sealed class WebhookSender(SandboxOptions options, Switches switches, WebhookPost post) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _tails = [];
    private readonly Dictionary<string, TaskCompletionSource> _overtaken = [];
    private readonly CancellationTokenSource _stopping = new();
    private int _pending;
    private TaskCompletionSource _idle = NewSignal();

    /// <summary>False once all repetitions of an event were used up: the app is unsubscribed.</summary>
    public bool Enabled { get; set; } = true;

    public WebhookRetry Retry { get; set; } = options.Retry;

    public WebhookStatistics Statistics { get; } = new();

    public Uri? Url { get; set; } = options.WebhookUrl;

    public void Enqueue(Phone phone, WebhookEvent what)
    {
        lock (_lock)
        {
            _pending++;
            if (switches.Draw(Misbehaviour.ReorderedWebhook, phone.Id) is { } held)
            {
                if (!_overtaken.TryGetValue(phone.Id, out var overtaken)) _overtaken[phone.Id] = overtaken = NewSignal();
                _ = CountAsync(HoldAsync(what, overtaken.Task, held.Delay));
                return;
            }

            _tails[phone.Id] = CountAsync(AfterAsync(_tails.GetValueOrDefault(phone.Id, Task.CompletedTask), phone.Id, what));
        }
    }

    /// <summary>Returns when nothing is under way any more.</summary>
    public Task IdleAsync(CancellationToken cancel)
    {
        lock (_lock) return _pending == 0 ? Task.CompletedTask : _idle.Task.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await IdleAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task CountAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            Statistics.Dropped();
        }
        finally
        {
            lock (_lock)
            {
                if (--_pending == 0)
                {
                    _idle.SetResult();
                    _idle = NewSignal();
                }
            }
        }
    }

    private async Task AfterAsync(Task before, string key, WebhookEvent what)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (switches.Draw(Misbehaviour.DelayedWebhook, key) is { } late) await Task.Delay(late.Delay, options.Clock, _stopping.Token);
        await DeliverAsync(what);
        var twice = switches.Draw(Misbehaviour.DuplicateWebhook, key);
        lock (_lock)
        {
            if (_overtaken.Remove(key, out var held)) held.SetResult();
            if (twice is null) return;
            _pending++;
            _ = CountAsync(LaterAsync(what, twice.Delay));
        }
    }

    /// <summary>Until a later event has passed, or nothing came for so long.</summary>
    private async Task HoldAsync(WebhookEvent what, Task overtaken, TimeSpan most)
    {
        await Task.WhenAny(overtaken, Task.Delay(most, options.Clock, _stopping.Token));
        await DeliverAsync(what);
    }

    private async Task LaterAsync(WebhookEvent what, TimeSpan delay)
    {
        await Task.Delay(delay, options.Clock, _stopping.Token);
        await DeliverAsync(what);
    }

    private async Task DeliverAsync(WebhookEvent what)
    {
        if (await TryAsync(what, repetition: 0)) return;
        lock (_lock) _pending++;
        _ = CountAsync(RepeatAsync(what));
    }

    private async Task RepeatAsync(WebhookEvent what)
    {
        for (var repetition = 1; repetition <= options.RetryDelays.Count; repetition++)
        {
            await Task.Delay(options.RetryDelays[repetition - 1], options.Clock, _stopping.Token);
            if (await TryAsync(what, repetition)) return;
        }

        Enabled = false;
    }

    /// <summary>False: to be repeated.</summary>
    private async Task<bool> TryAsync(WebhookEvent what, int repetition)
    {
        if (!Enabled || Url is not { } url)
        {
            Statistics.Dropped();
            return true;
        }

        var (outcome, took) = await post.SendAsync(url, what, repetition, _stopping.Token);
        Statistics.Add(outcome, took);
        return outcome == DeliveryOutcome.Acknowledged || Retry switch
        {
            WebhookRetry.Never => true,
            WebhookRetry.WhenUnreachable => outcome != DeliveryOutcome.Unreachable,
            _ => false,
        };
    }
}
