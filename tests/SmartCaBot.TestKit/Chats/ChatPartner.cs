using System.Collections.Immutable;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.TestKit.Chats;

/// <summary>Talks to the bot as a channel would: one turn after another, the state stored as JSON in between.</summary>
public sealed class ChatPartner
{
    private static readonly JsonSerializerOptions Json = new();

    private readonly IBot _bot;
    private readonly List<CardAction> _seen = [];
    private readonly List<CardAction> _pressed = [];
    private string _state = JsonSerializer.Serialize(ConversationState.New, Json);
    private IReadOnlyList<CardAction> _latest = [];
    private long _version;
    private int _files;

    /// <param name="world">The time, and what lies outside unless <paramref name="ports"/> say otherwise.</param>
    /// <param name="conversation">Its id.</param>
    /// <param name="channel">Where it is.</param>
    /// <param name="ports">Real parts in the place of simulated ones.</param>
    public ChatPartner(SimulatedWorld world, string conversation = "chat", string channel = "directline", BotPorts? ports = null)
    {
        Conversation = conversation;
        Channel = channel;
        World = world;
        _bot = BotDialogs.Create(RepositoryFiles.Content, RepositoryFiles.Understander, ports ?? world.Ports);
    }

    public SimulatedWorld World { get; }

    public string Conversation { get; }

    public string Channel { get; set; }

    /// <summary>Runs each turn twice from the same state, as happens when a node dies before it has committed; both must say the same.</summary>
    public bool CrashesBeforeEachCommit { get; init; }

    public ConversationState State => JsonSerializer.Deserialize<ConversationState>(_state, Json)!;

    /// <summary>Buttons under the last message that had any.</summary>
    public IReadOnlyList<CardAction> Buttons => _latest;

    public void Become(Person person) => _state = JsonSerializer.Serialize(State with { Person = person, PersonHeardAt = World.Now }, Json);

    public Task<TurnResult> SayAsync(string text) => TurnAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public Task<TurnResult> SendFilesAsync(params IEnumerable<(string Name, long Size)> files) => TurnAsync(
        new Activity { Type = ActivityTypes.Message },
        [.. files.Select(f => new ReceivedFile($"f{++_files}", f.Name, TypeOf(f.Name), f.Size))]);

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".heic" => "image/heic",
        _ => DocumentTypes.Of(name)?.MediaType ?? "application/octet-stream",
    };

    /// <summary>Sends one file that lies in a store under that id.</summary>
    public Task<TurnResult> SendFileAsync(ReceivedFile file) => TurnAsync(new Activity { Type = ActivityTypes.Message }, [file]);

    public Task<TurnResult> EventAsync(string name, string? value) => TurnAsync(new Activity
    {
        Type = ActivityTypes.Event,
        Name = name,
        Value = value is null ? null : JsonElement.Parse(value),
    });

    /// <summary>The help desk does something.</summary>
    public Task<TurnResult> DeskAsync(HandoffCommand command) =>
        EventAsync(ConversationEvent.Prefix + "desk-command", JsonSerializer.Serialize(command, Json));

    /// <summary>Presses a button that is shown now.</summary>
    public Task<TurnResult> PressAsync(string label) => PressAsync(
        _latest.FirstOrDefault(b => b.Title == label) ?? throw new InvalidOperationException(
            $"There is no button [{label}]; there are [{string.Join("] [", _latest.Select(b => b.Title))}]."));

    /// <summary>Presses a button of an earlier message, as one can in a chat window that keeps them.</summary>
    public Task<TurnResult> PressOldAsync(string label) => PressAsync(
        _seen.Except(_latest).LastOrDefault(b => b.Title == label) ?? throw new InvalidOperationException($"No earlier message had [{label}]."));

    /// <summary>Presses the same button as the last time, once more.</summary>
    public Task<TurnResult> PressAgainAsync() => PressAsync(_pressed[^1]);

    public Task<TurnResult> PressAsync(CardAction button)
    {
        _pressed.Add(button);
        return TurnAsync(new Activity { Type = ActivityTypes.Message, Text = button.Text, Value = button.Value });
    }

    private static string Said(TurnResult result) => string.Join('\n', result.Replies.SelectMany(ReplyLines.Of));

    private async Task<TurnResult> TurnAsync(Activity activity, ImmutableArray<ReceivedFile>? files = null)
    {
        var input = new TurnInput(activity, World.Now) { Files = files ?? [] };
        var context = new TurnContext(Conversation, Channel, "user", _version++);
        var lost = CrashesBeforeEachCommit ? await _bot.OnTurnAsync(State, input, context, CancellationToken.None) : null;
        var result = await _bot.OnTurnAsync(State, input, context, CancellationToken.None);
        if (lost is not null && Said(lost) != Said(result))
            throw new InvalidOperationException($"A turn that ran again said something else:\n{Said(lost)}\n---\n{Said(result)}");
        if (lost is not null && !lost.Outbox.SequenceEqual(result.Outbox))
            throw new InvalidOperationException("A turn that ran again sent something else to other conversations.");
        _state = JsonSerializer.Serialize(result.State, Json);
        foreach (var actions in result.Replies.Select(r => r.SuggestedActions?.Actions).OfType<IReadOnlyList<CardAction>>())
        {
            _latest = actions;
            _seen.AddRange(actions);
        }

        return result;
    }
}
