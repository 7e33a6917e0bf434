using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Handoff;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// What a conversation remembers between turns. Immutable: a turn makes a new one. Stored encrypted, because answers
/// hold personal data.
/// </summary>
public sealed record ConversationState
{
    public static readonly ConversationState New = new();

    /// <summary>Language of the replies: vi or en.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>Dialogs in progress, the active one last.</summary>
    public ImmutableArray<Frame> Frames { get; init; } = [];

    /// <summary>Forms the person stopped half-way; starting one again offers to go on.</summary>
    public ImmutableArray<Frame> Parked { get; init; } = [];

    /// <summary>Who the person is, once a flow has established it.</summary>
    public Person? Person { get; init; }

    /// <summary>When the person last wrote, while they are known or being asked; null otherwise.</summary>
    public DateTimeOffset? PersonHeardAt { get; init; }

    /// <summary>Counts how often somebody left, or was forgotten: what was shown to one person is not for the next.</summary>
    public int Session { get; init; }

    /// <summary>Sequence of the transcript that <see cref="Session"/> began with: what is before it was somebody else's, or is over. 0 for all of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long SessionFrom { get; init; }

    /// <summary>The same person's conversations on other channels, as they linked them.</summary>
    public ImmutableArray<LinkedConversation> Links { get; init; } = [];

    /// <summary>What was spoken of last, so that "thủ tục này" means something.</summary>
    public string? Topic { get; init; }

    /// <summary>Turns in a row that were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>Who answers: the bot, or a person of the help desk.</summary>
    public ConversationOwner Owner { get; init; } = ConversationOwner.Bot;

    /// <summary>The latest time a person was asked for; it stays after its end, until the next.</summary>
    public HandoffCase? Case { get; init; }

    /// <summary>Events of the system that came while a person had the conversation, in order: they are sent again when it is the bot's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<HeldEvent> Held { get; init; }

    /// <summary>The conversation came back to the bot, and what was pending has not been asked again yet: events go before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool QuestionDue { get; init; }

    /// <summary>The printed code that the person came by.</summary>
    public CampaignVisit? Campaign { get; init; }

    /// <summary>When the first milestone was reached, with this <see cref="Campaign"/>: the funnel counts the visit to that day.</summary>
    public DateTimeOffset? VisitBegan { get; init; }

    /// <summary>Somebody of the office writes in the channel's own console: until then the bot keeps silent.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The outage that the person has been told of; null once the bot has answered again.</summary>
    public string? ToldOff { get; init; }

    /// <summary>The files of the last message that no question asked for; a dialog may take them up.</summary>
    public ImmutableArray<ReceivedFile> Files { get; init; } = [];
}

/// <summary>The one owner of a conversation; the bot answers only as <see cref="Bot"/>.</summary>
public enum ConversationOwner
{
    Bot,

    /// <summary>A person was asked for; nobody has taken it yet.</summary>
    Waiting,

    /// <summary>A person of the help desk has it.</summary>
    Agent,

    /// <summary>That person has closed it; what the citizen writes next is the bot's again.</summary>
    Closed,
}
