using System.Collections.Immutable;
using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// What a dialog sees. Every question, message and effect has a key; a turn runs the dialog again from the top, keys already
/// answered return at once, and the first unanswered question ends the turn (its task never completes; the run is dropped).
/// So a dialog must take all time, randomness and I/O from here or from inside <see cref="OnceAsync{T}"/>, and must not hold
/// anything that needs disposing across a question.
/// </summary>
public sealed partial class Chat
{
    private readonly FlowRun _run;

    internal Chat(FlowRun run) => _run = run;

    public string? Argument => _run.Frame.Argument;

    public string Language => _run.Turn.Language;

    public DateTimeOffset Now => _run.Turn.Input.Now;

    public string ConversationId => _run.Turn.Context.ConversationId;

    /// <summary>directline, zalo, connector, …</summary>
    public string Channel => _run.Turn.Context.Channel;

    /// <summary>This run of the dialog; with a question's key it says where an answer from outside belongs.</summary>
    public string RunId => _run.Frame.RunId;

    /// <summary>Who the person is, once established. A run that has learned it ends when they are forgotten.</summary>
    public Person? Person
    {
        get
        {
            if (_run.Turn.Person is not null) _run.KeepToPerson();
            return _run.Turn.Person;
        }
    }

    /// <summary>Turns in a row that were not understood, this one included.</summary>
    public int Misses => _run.Turn.Misses;

    /// <summary>Files of the last message that brought any, as long as no question took them.</summary>
    public IReadOnlyList<ReceivedFile> WaitingFiles => _run.Turn.WaitingFiles;

    /// <summary>The questions that a parked form has answers to; empty when that dialog is not parked. For offering to go on with it.</summary>
    public IReadOnlyList<string> ParkedAnswers(string dialog) => _run.Turn.ParkedAnswers(dialog);

    public CancellationToken CancellationToken => _run.Turn.CancellationToken;

    /// <summary>Says something, once per run.</summary>
    public void Tell(string key, Message message)
    {
        if (_run.Find(key, EntryKind.Said) is not null) return;
        _run.Add(new Entry(key, EntryKind.Said));
        _run.Turn.Say(message, _run, key);
    }

    /// <summary>Asks, and returns the accepted answer; asks again with a reason until one passes.</summary>
    public Task<T> AskAsync<T>(string key, Question<T> question) => _run.AskAsync(key, question);

    /// <summary>Takes as the answer to a question what came together with another's; asked for, it would be given again.</summary>
    public void Give<T>(string key, Question<T> question, T value) => _run.Accept(key, question, value);

    /// <summary>Yes or no. The answer is good for exactly what was shown.</summary>
    public Task<bool> ConfirmAsync(string key, Message message, Phrase? yes = null, Phrase? no = null)
    {
        var shown = message with
        {
            Input = InputKind.Choice,
            Buttons =
            [
                .. message.Buttons, Button.Reply("yes", yes ?? "chat.yes"), Button.Reply("no", no ?? "chat.no"),
            ],
        };
        return AskAsync(key, new Question<bool>(shown, input => Choices.ReadYesNo(input, _run.Turn, shown)) { Binding = true });
    }

    /// <summary>One of a few. Buttons, a number, or the words of a label all answer it.</summary>
    public async Task<T> ChooseAsync<T>(string key, Message message, IReadOnlyList<Choice<T>> choices, string? label = null)
    {
        var shown = message with
        {
            Input = InputKind.Choice,
            Buttons = [.. choices.Select(c => Button.Reply(c.Id, c.Label)), .. message.Buttons],
        };
        var id = await AskAsync(key, new Question<string>(shown, input => Choices.Read(input, _run.Turn, choices))
        {
            Label = label,
            Show = chosen => choices.First(c => c.Id == chosen).Label,
            StillValid = chosen => choices.Any(c => c.Id == chosen) ? null : new Phrase("chat.choice_gone"),
        });
        return choices.First(c => c.Id == id).Value;
    }

    /// <summary>
    /// An effect, carried out once per run. It gets an idempotency key that stays the same when the turn has to run again,
    /// after a crash or on another node; what it returns is stored.
    /// </summary>
    public async Task<T> OnceAsync<T>(string key, Func<string, Task<T>> effect)
    {
        if (_run.Find(key, EntryKind.Done) is { Json: not null } entry) return entry.Read<T>()!;
        var result = await effect($"{_run.Frame.RunId}/{key}/{_run.Attempt(key)}");
        _run.Add(new Entry(key, EntryKind.Done, JsonSerializer.Serialize(result, FlowJson.Options)));
        return result;
    }

    /// <summary>
    /// Something looked up or got ready for exactly <paramref name="of"/>: stored, so that a replay sees the same; done again when it is
    /// needed for something else. Unlike an effect it does not stop "quay lại".
    /// </summary>
    public async Task<T> LookUpAsync<T>(string key, string of, Func<string, Task<T>> lookUp)
    {
        if (_run.Find(key) is { Fingerprint: var made } && made != of) _run.Forget(key);
        if (_run.Find(key, EntryKind.Known) is { Json: not null } entry) return entry.Read<T>()!;
        var result = await lookUp($"{_run.Frame.RunId}/{key}/{_run.Attempt(key)}");
        _run.Add(new Entry(key, EntryKind.Known, JsonSerializer.Serialize(result, FlowJson.Options), of));
        return result;
    }

    /// <summary>What an effect or look-up returned in this run; the default when it has not been made. For <see cref="IDialog.CancelAsync"/>.</summary>
    public T? Recall<T>(string key) =>
        _run.Find(key) is { Kind: EntryKind.Done or EntryKind.Known, Json: not null } entry ? entry.Read<T>() : default;

    /// <summary>Forgets answers, things said or effects, so that they happen again (an effect then gets a new idempotency key).</summary>
    public void Forget(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys) _run.Forget(key);
    }

    /// <summary>From here on this run is about one person: it ends when they are silent for too long, or leave.</summary>
    public void KeepToPerson() => _run.KeepToPerson();

    /// <summary>Establishes who the person is, until they are silent for too long or leave.</summary>
    public void Identify(Person person) => _run.Turn.Person = person;

    /// <summary>From here on the conversation does not know who the person is.</summary>
    public void ForgetPerson() => _run.Turn.Person = null;

    /// <summary>The same person's conversations on other channels.</summary>
    public ImmutableArray<LinkedConversation> Links => _run.Turn.Links;

    public void Link(LinkedConversation other) => _run.Turn.Links = _run.Turn.Links.RemoveAll(l => l.Id == other.Id).Add(other);

    public void Unlink(string conversationId) => _run.Turn.Links = _run.Turn.Links.RemoveAll(l => l.Id == conversationId);

    /// <summary>Sends an event of the system to another conversation, once per run and with this turn's commit.</summary>
    public void Send(string key, string conversationId, string eventName, JsonElement value)
    {
        if (_run.Find(key, EntryKind.Said) is not null) return;
        _run.Add(new Entry(key, EntryKind.Said));
        _run.Turn.Send(conversationId, new Turns.ConversationEvent(eventName, value));
    }

    /// <summary>Counts how often somebody left, or was forgotten, here.</summary>
    public int Session => _run.Turn.Session;

    /// <summary>The run of the newest of these dialogs in progress; null when there is none.</summary>
    public string? RunInProgress(params IReadOnlyList<string> dialogs) => _run.Turn.Frames.LastOrDefault(f => dialogs.Contains(f.Dialog))?.RunId;

    /// <summary>Which of the dialogs are in progress, the active one last.</summary>
    public IReadOnlyList<string> InProgress(params IReadOnlyList<string> dialogs) =>
        [.. _run.Turn.Frames.Select(f => f.Dialog).Where(dialogs.Contains)];

    /// <summary>Takes dialogs in progress out of this conversation, to be carried to another; null when there are none.</summary>
    public JsonElement? HandOver(params IReadOnlyList<string> dialogs)
    {
        (_run.Turn.Frames, var taken) = Handover.TakeOut(_run.Turn.Frames, dialogs);
        return taken.IsEmpty ? null : Handover.Write(taken);
    }

    /// <summary>Puts dialogs that were handed over under this one: they go on when it ends.</summary>
    public void TakeOver(JsonElement handedOver) =>
        _run.Turn.Frames = _run.Turn.Frames.InsertRange(_run.Turn.Frames.Length - 1, Handover.Read(handedOver));

    /// <summary>Leaves files for the next dialog that asks for one.</summary>
    public void LeaveFiles(params IEnumerable<ReceivedFile> files) => _run.Turn.WaitingFiles = [.. files];

    /// <summary>The files of this message are shown to nobody again.</summary>
    public void HideFiles() => _run.Turn.HideFiles();

    /// <summary>Takes up the waiting files, so that no other dialog does.</summary>
    public void TakeFiles() => _run.Turn.WaitingFiles = [];

    /// <summary>Remembers what is spoken of.</summary>
    public void SpeakOf(string topic) => _run.Turn.Topic = topic;

    public void SpeakLanguage(string language) => _run.Turn.Language = language;

    /// <summary>Records how the turn ended, when it is not the usual way.</summary>
    public void Outcome(Turns.TurnOutcome outcome) => _run.Turn.Outcome = outcome;

    /// <summary>Ends this dialog and goes on with another. Never returns.</summary>
    /// <param name="dialog">Its name.</param>
    /// <param name="argument">For it.</param>
    /// <param name="parked">Take up the parked run of that form instead of beginning anew.</param>
    public Task ContinueWithAsync(string dialog, string? argument = null, bool parked = false) =>
        _run.ContinueWithAsync(dialog, argument, parked);
}

/// <param name="Id">Stored; stable.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Value">What the dialog gets.</param>
public sealed record Choice<T>(string Id, Phrase Label, T Value);
