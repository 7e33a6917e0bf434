using System.Security.Cryptography;
using System.Threading.Channels;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>
/// One person's phone. What the person does returns at once with the msg_id; the event follows. What the bot sends is kept in order
/// and handed out one by one.
/// </summary>
public sealed partial class Phone
{
    public static readonly TimeSpan FreeWindow = TimeSpan.FromHours(48);
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private readonly PhoneWorld _world;
    private readonly Lock _lock = new();
    private readonly List<ChatMessage> _messages = [];
    private readonly HashSet<string> _seen = [];
    private readonly Channel<ChatMessage> _unread = Channel.CreateUnbounded<ChatMessage>();
    private DateTimeOffset? _lastInteraction;

    internal Phone(PhoneWorld world, string name, string number, int order)
    {
        (_world, Name, Number, Order) = (world, name, number, order);
        Id = PhoneIds.Make(world.Options.OaId, number);
        IdByApp = PhoneIds.Make(world.Options.AppId, number);
    }

    /// <summary>user_id: this person for this account.</summary>
    public string Id { get; }

    /// <summary>user_id_by_app.</summary>
    public string IdByApp { get; }

    public string Name { get; }

    /// <summary>84905….</summary>
    public string Number { get; }

    public bool Follows { get; private set; }

    /// <summary>The person refuses messages: error -244.</summary>
    public bool Refuses { get; set; }

    /// <summary>What the person handed over in the form, or null.</summary>
    public SharedInfo? Shared { get; private set; }

    /// <summary>When the person last did something that counts; null: never.</summary>
    public DateTimeOffset? LastInteraction
    {
        get { lock (_lock) return _lastInteraction; }
    }

    /// <summary>The whole chat, both sides.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get { lock (_lock) return [.. _messages]; }
    }

    /// <summary>What came from the bot.</summary>
    public IReadOnlyList<ChatMessage> Received => [.. Messages.Where(message => message.Author == Author.Bot)];

    internal int Order { get; }

    /// <summary>The next message of bot or admin that was not taken yet; waits for it.</summary>
    public ValueTask<ChatMessage> NextAsync(CancellationToken cancel) => _unread.Reader.ReadAsync(cancel);

    /// <summary>Takes the next message if there is one.</summary>
    public ChatMessage? TakeNext() => _unread.Reader.TryRead(out var message) ? message : null;

    public override string ToString() => Id;

    internal static string NewMessageId() => RandomNumberGenerator.GetHexString(20, lowercase: true);

    internal ChatMessage? Find(string messageId)
    {
        lock (_lock) return _messages.Find(message => message.Id == messageId);
    }

    /// <summary>A message arrives at this phone.</summary>
    internal void Receive(ChatMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message);
            _unread.Writer.TryWrite(message);
        }
    }
}
