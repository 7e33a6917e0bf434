using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What one turn gathers: replies, the new state's parts, and how it ended.</summary>
internal sealed class FlowTurn
{
    private readonly List<Activity> _replies = [];
    private readonly List<OutboxMessage> _outbox = [];
    private readonly List<Milestone> _milestones = [];
    private readonly IPhraseBook _phrases;
    private Interpretation? _interpretation;
    private bool _hideEcho;
    private bool _hideFiles;
    private int _runs;

    public FlowTurn(
        ConversationState state, TurnInput input, TurnContext context, IInterpreter interpreter, IPhraseBook phrases,
        CancellationToken cancellationToken)
    {
        Before = state;
        Input = input;
        Context = context;
        Interpreter = interpreter;
        _phrases = phrases;
        CancellationToken = cancellationToken;
        Language = state.Language;
        Person = state.Person;
        Frames = state.Frames;
        Parked = state.Parked;
        Misses = state.Misses;
        Links = state.Links;
        Session = state.Session;
        Topic = state.Topic;
        Owner = state.Owner;
        Case = state.Case;
        Held = state.Held.IsDefault ? [] : state.Held;
        QuestionDue = state.QuestionDue;
        Campaign = state.Campaign;
        PausedUntil = state.PausedUntil > input.Now ? state.PausedUntil : null;
        WaitingFiles = input.Files.IsEmpty ? state.Files : input.Files;
        // Before anything else can go wrong with the turn.
        if (state.Frames is [.., { Pending.PrivateFiles: true }]) HideFiles();
    }

    public ConversationState Before { get; }

    public TurnInput Input { get; }

    public TurnContext Context { get; }

    public IInterpreter Interpreter { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Behind this channel is a hub with people of its own.</summary>
    public bool IsAtHub { get; init; }

    public string Language { get; set; }

    public Person? Person { get; set; }

    public ImmutableArray<Frame> Frames { get; set; }

    public ImmutableArray<Frame> Parked { get; set; }

    public IReadOnlyList<ReceivedFile> WaitingFiles { get; set; }

    public ImmutableArray<LinkedConversation> Links { get; set; }

    public int Session { get; set; }

    public int Misses { get; set; }

    /// <summary>Null, or later than now.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    public string? Topic { get; set; }

    /// <summary>Null after every turn that was answered, so that the next outage is told anew.</summary>
    public string? ToldOff { get; set; }

    public ConversationOwner Owner { get; set; }

    /// <summary>Asked for, or had, by a person: the bot says nothing of its own.</summary>
    public bool IsPersons => Owner is ConversationOwner.Waiting or ConversationOwner.Agent;

    public HandoffCase? Case { get; set; }

    public HandoffResult? Handoff { get; set; }

    /// <summary>What was done to the case.</summary>
    public HandoffCommand? Deed { get; set; }

    /// <summary>Nothing of this turn is stored; its input comes again.</summary>
    public bool IsNotNow { get; set; }

    public ImmutableArray<HeldEvent> Held { get; set; }

    public bool QuestionDue { get; set; }

    public CampaignVisit? Campaign { get; set; }

    public TurnOutcome? Outcome { get; set; }

    /// <summary>What the text means, worked out when first needed.</summary>
    public Interpretation Interpretation => _interpretation ??= Interpreter.Interpret(Input, Before);

    public string? Intent => _interpretation?.Intent;

    /// <summary>Run ids are deterministic, so that a turn that runs again gives its effects the same idempotency keys.</summary>
    public string NewRunId() => $"{Context.ConversationId}:{Context.Version}.{_runs++}";

    /// <summary>The person asks what the pending question is for, and does not answer it.</summary>
    public bool AsksHelp { get; set; }

    /// <summary>A pressed button's label is no secret.</summary>
    public void HideEcho() => _hideEcho = Input.Button is null;

    /// <summary>A person of the help desk who is asked for help sees what is sent to them.</summary>
    public void HideFiles() => _hideFiles = !Input.Files.IsEmpty && Before.Owner is ConversationOwner.Bot or ConversationOwner.Closed;

    public string Render(Phrase phrase) => _phrases.Render(phrase, Language);

    public IReadOnlyList<string> ParkedAnswers(string dialog) =>
    [
        .. from frame in Parked where frame.Dialog == dialog
           from entry in frame.Entries where entry.Label is not null
           select Render(new Phrase(entry.Label!)),
    ];

    /// <summary>The form's answers as they may be shown.</summary>
    public IEnumerable<ShownAnswer> AnswersOf(Frame form) => AnswersSoFar.Of(form, _phrases, Language, Interpreter.Mask);

    public void Reached(Milestone milestone) => _milestones.Add(milestone);

    /// <summary>Says something of the bot's own: nothing is said while a person has the conversation.</summary>
    public void Say(Message message, FlowRun? run = null, string? key = null)
    {
        if (IsPersons) return;
        QuestionDue = false;
        Add(ReplyActivity.Of(message, this, run?.Frame.RunId, key, ReplyActivity.HintOf(message.Input)));
    }

    /// <summary>Says who has the conversation from here on.</summary>
    public void SayOwner(Message message) => Add(ReplyActivity.Of(message, this, runId: null, key: null, HandoffWords.Data(Owner, Case)));

    /// <summary>Says what a person of the help desk writes, or tells a channel of a handoff.</summary>
    public void Add(Activity activity) => _replies.Add(activity);

    public TurnResult Result() => new(
        new ConversationState
        {
            Language = Language,
            Frames = Frames,
            Parked = Parked,
            Person = Person,
            PersonHeardAt = PersonHeardAt(),
            Misses = Misses,
            Session = Session,
            SessionFrom = Before.SessionFrom,
            Links = Links,
            Topic = Topic,
            Owner = Owner,
            Case = Case,
            Held = Held.IsEmpty ? default : Held,
            QuestionDue = QuestionDue,
            Campaign = Campaign,
            VisitBegan = VisitBegan(),
            PausedUntil = PausedUntil,
            ToldOff = ToldOff,
            Files = [.. WaitingFiles],
        },
        // What the help desk does is no message of the person's.
        Handoff is null ? Echo() : null,
        _replies,
        Outcome ?? TurnOutcome.Ignored,
        Intent)
    {
        Outbox = _outbox,
        Case = Equals(Case, Before.Case) ? null : Case,
        Milestones = _milestones,
        Handoff = Handoff,
        Deed = Deed,
        IsNotNow = IsNotNow,
    };

    private DateTimeOffset? VisitBegan()
    {
        var known = Equals(Campaign, Before.Campaign) ? Before.VisitBegan : null;
        return known ?? (_milestones.Count > 0 ? Input.Now : null);
    }

    /// <summary>Sends an event to another conversation with this turn's commit. Its id follows from the turn, so a turn that runs again sends it once.</summary>
    public void Send(string conversationId, ConversationEvent notice)
    {
        var name = $"{Context.ConversationId}\n{Context.Version}\n{_outbox.Count}";
        var id = $"{notice.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16))}";
        _outbox.Add(new OutboxMessage(id, ConversationEvent.Kind, conversationId, JsonSerializer.Serialize(notice), Input.Now));
    }

    /// <summary>They entered a code on a page of ours.</summary>
    private bool IsAnswerFromOutside => Input.IsOfSystem && Input.Button is { Run: not null };

    /// <summary>Only what they write counts, or enter elsewhere: a page that is opened, or an officer's decision, is no sign of the same person.</summary>
    private DateTimeOffset? PersonHeardAt() =>
        Person is null && Links.IsEmpty && !Frames.Any(f => f.OfPerson) && !Parked.Any(f => f.OfPerson) ? null
        : Input.IsMessage || IsAnswerFromOutside ? Input.Now
        : Before.PersonHeardAt ?? Input.Now;

    /// <summary>The person's own message as everybody may see it.</summary>
    public Activity Echo() => PersonsEcho.Of(
        _hideFiles ? Input.Activity with { Attachments = null } : Input.Activity,
        _hideEcho ? "••••••"
        : Input.Text.Length > 0 ? Interpreter.Mask(Shown(Input.Text))
        : _hideFiles ? Render("chat.file.private")
        : Input.Activity.Text is null ? null : "");

    /// <summary>What is too long to be read is not kept whole either.</summary>
    private static string Shown(string text) =>
        text.Length <= FlowEngine.MaxTextLength ? text : string.Concat(text.AsSpan(0, FlowEngine.MaxTextLength), "…");
}
