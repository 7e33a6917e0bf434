using System.Text.Json;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>How one run of a dialog ended.</summary>
internal abstract record RunEnd
{
    public sealed record Completed : RunEnd;

    public sealed record Waiting : RunEnd;

    public sealed record Digressed(Interpretation To) : RunEnd;

    /// <summary>The input was no answer to a passing question.</summary>
    public sealed record Passed : RunEnd;

    public sealed record Continued(string Dialog, string? Argument, bool Parked) : RunEnd;
}

/// <summary>One replay of one frame. Input, when there is any, goes to the pending question and to no other.</summary>
internal sealed class FlowRun
{
    private readonly TaskCompletionSource _suspended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PendingQuestion? _awaited;
    private Phrase? _notice;
    private RunEnd? _end;
    private bool _input;
    private bool _countsSteps;

    public FlowRun(FlowTurn turn, Frame frame, bool withInput)
    {
        Turn = turn;
        Frame = frame;
        _awaited = frame.Pending;
        _input = withInput && frame.Pending is not null;
    }

    public FlowTurn Turn { get; }

    public Frame Frame { get; private set; }

    public Entry? Find(string key)
    {
        foreach (var entry in Frame.Entries)
        {
            if (entry.Key == key) return entry;
        }

        return null;
    }

    /// <summary>A key stands for one step: a message under the key of an effect would silently never be said.</summary>
    public Entry? Find(string key, EntryKind kind) => Find(key) is var entry && (entry is null || entry.Kind == kind)
        ? entry
        : throw new InvalidOperationException($"Key '{key}' of dialog '{Frame.Dialog}' stands for two steps: {entry.Kind} and {kind}.");

    public void Add(Entry entry) => Frame = Frame with { Entries = Frame.Entries.Add(entry) };

    public void KeepToPerson() => Frame = Frame with { OfPerson = true };

    /// <summary>Forgetting an effect leaves a mark, so that its next try has another idempotency key.</summary>
    public void Forget(string key)
    {
        if (Find(key) is { } entry) Frame = Frame.Without([entry]);
    }

    public int Attempt(string key) => Frame.Attempts(key);

    public async Task<RunEnd> RunAsync(IDialog dialog)
    {
        _countsSteps = dialog.CountsSteps;
        var task = dialog.RunAsync(new Chat(this));
        if (!_suspended.Task.IsCompleted) await Task.WhenAny(task, _suspended.Task);
        if (_end is not null) return _end;
        await task;
        return new RunEnd.Completed();
    }

    public Task<T> AskAsync<T>(string key, Question<T> question)
    {
        if (TryReplay(key, question, out var value)) return Task.FromResult(value);
        if (_input && _awaited!.Key == key) return TakeInput(key, question);
        return Pose(key, question);
    }

    public Task ContinueWithAsync(string dialog, string? argument, bool parked) =>
        Suspend<bool>(new RunEnd.Continued(dialog, argument, parked));

    private bool TryReplay<T>(string key, Question<T> question, out T value)
    {
        value = default!;
        if (Find(key, EntryKind.Answer) is not { Reopened: false } entry) return false;
        if (question.Binding && entry.Fingerprint != Fingerprints.Of(question.Prompt))
        {
            Frame = Frame with { Entries = Frame.Entries.Remove(entry) };
            return false;
        }

        value = entry.Read<T>()!;
        if (question.StillValid?.Invoke(value) is not { } reason) return true;
        Frame = Frame with { Entries = Frame.Entries.Replace(entry, entry with { Reopened = true }) };
        _notice = reason;
        return false;
    }

    private Task<T> TakeInput<T>(string key, Question<T> question)
    {
        _input = false;
        if (Turn.AsksHelp && question.Help is { } help) return Explain(key, question, help);
        if (question.Open && Turn.Input.Button is null && Digression() is { } clear)
            return Suspend<T>(new RunEnd.Digressed(clear));
        var answer = question.Read(Turn.Input);
        if (answer is Answer<T>.Accepted accepted)
        {
            if (question.StillValid?.Invoke(accepted.Value) is not { } misfit)
                return Task.FromResult(Accept(key, question, accepted.Value));
            answer = Answer.No<T>(misfit);
        }

        if (question.Passing) return Suspend<T>(new RunEnd.Passed());

        // A file that a file question refuses was an answer, and the dialog that is running is no digression.
        var isAttempt = answer is Answer<T>.Rejected && !Turn.Input.Files.IsEmpty;
        if (isAttempt) Turn.WaitingFiles = [];
        if (!question.Open && !isAttempt && Digression() is { } other)
        {
            if (other.Dialog != Frame.Dialog) return Suspend<T>(new RunEnd.Digressed(other));
            if (answer is Answer<T>.Unrelated) return Pose(key, question);
        }

        if (question.Secret) Turn.HideEcho();
        return Reject(key, question, answer as Answer<T>.Rejected);
    }

    private Interpretation? Digression() =>
        Turn.Interpretation is { Certainty: Certainty.Understood } understood ? understood : null;

    /// <summary>Stores an answer, in the place of an earlier one.</summary>
    public T Accept<T>(string key, Question<T> question, T value)
    {
        if (question.Secret) Turn.HideEcho();
        if (!Turn.Input.Files.IsEmpty) Turn.WaitingFiles = [];
        var entry = new Entry(
            key, EntryKind.Answer, question.Secret ? "null" : JsonSerializer.Serialize(value, FlowJson.Options),
            question.Binding ? Fingerprints.Of(question.Prompt) : null, question.Label,
            question.Secret || question.Show is null ? null : Turn.Render(question.Show(value)));
        if (Find(key) is { } old)
        {
            Frame = Frame with { Entries = Frame.Entries.Replace(old, entry) };
            Turn.Outcome = TurnOutcome.Corrected;
        }
        else
        {
            Add(entry);
            Turn.Outcome = TurnOutcome.StepAccepted;
        }

        Frame = Frame with { Pending = null };
        Turn.Misses = 0;
        return value;
    }

    private Task<T> Reject<T>(string key, Question<T> question, Answer<T>.Rejected? no)
    {
        Turn.Outcome = TurnOutcome.StepRejected;
        var rejections = _awaited!.Rejections + 1;
        Frame = Frame with { Pending = _awaited with { Rejections = rejections } };
        if (rejections % 3 == 0) Turn.Say("chat.stuck", this, key);
        var again = question.Again ?? question.Prompt;
        Turn.Say(no is null ? again : again with { Text = no.Reason, Buttons = no.Buttons ?? again.Buttons, Attachments = [] }, this, key);
        return Suspend<T>(new RunEnd.Waiting());
    }

    private Task<T> Explain<T>(string key, Question<T> question, Phrase help)
    {
        Turn.Outcome = TurnOutcome.Digressed;
        Turn.Say((question.Again ?? question.Prompt) with { Text = help, Attachments = [] }, this, key);
        return Suspend<T>(new RunEnd.Waiting());
    }

    private Task<T> Pose<T>(string key, Question<T> question)
    {
        var fingerprint = Fingerprints.Of(question.Prompt);
        var same = _awaited is { } a && a.Key == key && a.Fingerprint == fingerprint;
        Frame = Frame with
        {
            Pending = same ? _awaited : new PendingQuestion(key, Turn.Context.Version + 1, fingerprint, question.Secret) { PrivateFiles = question.PrivateFiles },
        };
        if (!same && _countsSteps) Turn.Reached(Milestone.Step(key));
        if (_notice is not null) Turn.Say(_notice, this, key);
        Turn.Say(question.Prompt, this, key);
        return Suspend<T>(new RunEnd.Waiting());
    }

    private Task<T> Suspend<T>(RunEnd end)
    {
        _end = end;
        _suspended.TrySetResult();
        return new TaskCompletionSource<T>().Task;
    }
}
