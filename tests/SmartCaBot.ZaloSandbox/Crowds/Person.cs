using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Crowds;

/// <summary>One of the crowd: says something, waits for the answer, says the next; keeps what answered what.</summary>
internal sealed class Person(int number, Phone phone, CrowdScript script, TimeProvider clock)
{
    private readonly List<string> _sent = [];
    private readonly List<int> _answered = [];
    private readonly List<double> _milliseconds = [];

    public IReadOnlyList<double> Milliseconds => _milliseconds;

    public int Sent => _sent.Count;

    public int Others { get; private set; }

    public bool GaveUp { get; private set; }

    /// <summary>Which text each answer belongs to, in the order in which they came.</summary>
    public IReadOnlyList<int> Answered => _answered;

    public async Task TalkAsync(CancellationToken cancel)
    {
        ChatMessage? last = null;
        for (var turn = 0; turn < script.Turns; turn++)
        {
            if (script.Next(new CrowdTurn(number, turn), last) is not { } text) return;
            var started = clock.GetTimestamp();
            _sent.Add(text);
            phone.SendText(text);
            last = await AnswerAsync(turn, cancel);
            if (last is null)
            {
                GaveUp = true;
                return;
            }

            _milliseconds.Add(clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>Takes what still lies there; true: something did.</summary>
    public bool Drain()
    {
        var some = false;
        while (phone.TakeNext() is { } message)
        {
            Note(message);
            some = true;
        }

        return some;
    }

    public IEnumerable<string> Faults()
    {
        if (GaveUp) yield return $"{phone.Number}: waited {script.Patience.TotalSeconds:0} s for the answer to “{_sent[^1]}”";
        for (var turn = 0; turn < _sent.Count; turn++)
        {
            var count = _answered.Count(answered => answered == turn);
            if (count != 1) yield return $"{phone.Number}: “{_sent[turn]}” has {count} answers";
        }

        for (var i = 1; i < _answered.Count; i++)
        {
            if (_answered[i] < _answered[i - 1]) yield return $"{phone.Number}: text {_answered[i]} was answered after text {_answered[i - 1]}";
        }
    }

    /// <summary>Null: nothing came in time.</summary>
    private async Task<ChatMessage?> AnswerAsync(int turn, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(script.Patience);
        try
        {
            while (true)
            {
                var message = await phone.NextAsync(patience.Token);
                if (Note(message) == turn) return message;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The text that this message answers, the latest that it can; -1: none.</summary>
    private int Note(ChatMessage message)
    {
        var turn = _sent.FindLastIndex(text => script.Answers(text, message));
        if (turn < 0) Others++;
        else _answered.Add(turn);
        return turn;
    }
}
