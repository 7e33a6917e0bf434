using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Webhook;

namespace SmartCaBot.Channels.Zalo.Health;

/// <summary>What happened since this process started: counts for the operator, and the last thing that went wrong. Holds nothing of anybody's.</summary>
internal sealed class ZaloStatus : IDisposable
{
    private const int MostNames = 64;

    private readonly Meter _meter = new("SmartCaBot.Zalo");
    private readonly TimeProvider _clock;
    private readonly Counter<long> _events;
    private readonly Counter<long> _refusedEvents;
    private readonly Counter<long> _calls;
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private volatile Problem? _lastError;
    private volatile string? _tokenProblem;
    private volatile Problem? _operatorProblem;

    public ZaloStatus(TimeProvider clock)
    {
        _clock = clock;
        _events = _meter.CreateCounter<long>("smartcabot.zalo.events", description: "Webhook events by where they went.");
        _refusedEvents = _meter.CreateCounter<long>("smartcabot.zalo.refused", description: "Requests to the webhook that were refused, by reason.");
        _calls = _meter.CreateCounter<long>("smartcabot.zalo.calls", description: "Calls to the platform by outcome.");
    }

    public Problem? LastError => _lastError;

    /// <summary>Why there is no good token; null when there is one.</summary>
    public string? Token => _tokenProblem;

    /// <summary>What only the operator can put right, as long as no call has succeeded since.</summary>
    public Problem? Operator => _operatorProblem;

    public IReadOnlyDictionary<string, long> Counts => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);

    public void Event(string name, Taken taken)
    {
        _events.Add(1, new KeyValuePair<string, object?>("taken", taken.ToString()));
        Count($"event.{UnknownEvents.Clean(name)}");
        if (taken is Taken.Again or Taken.InSpool or Taken.Nowhere) Count($"taken.{taken}");
        if (taken == Taken.Nowhere) Failed("an event was taken neither by the database nor by the spool");
    }

    public void UnknownEvent(string name)
    {
        _events.Add(1, new KeyValuePair<string, object?>("taken", "Unknown"));
        Count($"unknown.{UnknownEvents.Clean(name)}");
    }

    public void Refused(WebhookVerdict verdict)
    {
        _refusedEvents.Add(1, new KeyValuePair<string, object?>("reason", verdict.ToString()));
        Count($"refused.{verdict}");
        if (verdict == WebhookVerdict.SignedOtherwise) Failed("a webhook was signed under another setting of Zalo:WebhookSecret or Zalo:WebhookSubject");
    }

    public void Called(ZaloAnswer answer)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", answer.GetType().Name));
        switch (answer)
        {
            case ZaloAnswer.Done:
                Count("calls.done");
                _operatorProblem = null;
                break;
            case ZaloAnswer.Refused refused:
                Count($"calls.refused.{refused.Code}");
                Failed($"error {refused.Code} ({refused.Meaning})");
                // Since when: the same error again changes nothing.
                if (refused.Meaning == ErrorMeaning.Operator && _operatorProblem?.What != _lastError?.What) _operatorProblem = _lastError;
                break;
            case ZaloAnswer.Doubtful doubtful:
                Count("calls.doubtful");
                Failed(doubtful.Reason);
                break;
            case ZaloAnswer.NotMade notMade:
                Count("calls.not_made");
                Failed(notMade.Reason);
                break;
        }
    }

    public void Counted(string what) => Count(what);

    public void TokenProblem(string? problem)
    {
        _tokenProblem = problem;
        if (problem is not null) Failed(problem);
    }

    public void Dispose() => _meter.Dispose();

    private void Failed(string what) => _lastError = new Problem(_clock.GetUtcNow(), what);

    /// <summary>Names come from outside, so their number is bounded.</summary>
    private void Count(string name) =>
        _counts.AddOrUpdate(_counts.Count < MostNames || _counts.ContainsKey(name) ? name : "others", 1, static (_, count) => count + 1);
}

/// <param name="At">When.</param>
/// <param name="What">For the operator; no secrets, nothing of a message.</param>
internal sealed record Problem(DateTimeOffset At, string What);
