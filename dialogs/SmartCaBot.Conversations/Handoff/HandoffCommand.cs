using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// What the help desk does to a conversation: a closed set. Each runs as a turn of that conversation, see <see cref="HandoffLine"/>; what it
/// may do in which state is the table in <c>docs/architecture.md</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Claim), "claim")]
[JsonDerivedType(typeof(PullIn), "pull-in")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(Transfer), "transfer")]
[JsonDerivedType(typeof(Return), "return")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(Expire), "expire")]
[JsonDerivedType(typeof(CancelByCitizen), "cancel")]
public abstract record HandoffCommand
{
    private HandoffCommand()
    {
    }

    /// <summary>Waiting → Agent. Of many that claim one wins; whoever has it already is told Done again.</summary>
    public sealed record Claim(DeskAgent By) : HandoffCommand;

    /// <summary>Bot → Waiting: an agent saw that somebody needs help, and means to claim it.</summary>
    public sealed record PullIn(DeskAgent By, string Queue = HandoffQueues.General) : HandoffCommand;

    /// <summary>The owner writes to the citizen.</summary>
    /// <param name="By">The owner.</param>
    /// <param name="Text">Plain text; identity and card numbers in it are masked. May be empty when something is attached.</param>
    public sealed record Say(DeskAgent By, string Text) : HandoffCommand
    {
        /// <summary>Files as <c>AttachedFiles.ToAttachment</c> makes them, and pictures of ours by their address.</summary>
        public ImmutableArray<Attachment> Attachments { get; init; } = [];

        public ImmutableArray<SayButton> Buttons { get; init; } = [];

        public override string ToString() => "Say(***)";
    }

    /// <summary>Agent → Agent (<paramref name="To"/>), or Agent → Waiting in <paramref name="Queue"/>: exactly one of them is given.</summary>
    /// <param name="By">The owner.</param>
    /// <param name="To">A colleague who is there.</param>
    /// <param name="Queue">Or a queue.</param>
    /// <param name="Note">For whoever goes on; masked. Never shown to the citizen.</param>
    public sealed record Transfer(DeskAgent By, DeskAgent? To, string? Queue, string Note) : HandoffCommand
    {
        public override string ToString() => "Transfer(***)";
    }

    /// <summary>Agent → Bot: the pending question is asked again.</summary>
    public sealed record Return(DeskAgent By) : HandoffCommand;

    /// <summary>Agent → Closed: the citizen is asked how it was, once.</summary>
    public sealed record Close(DeskAgent By, CloseReason Reason) : HandoffCommand;

    /// <summary>Agent → Waiting: that agent is gone, or a hub outside that is not heard of.</summary>
    /// <param name="AgentId">Who has it.</param>
    /// <param name="By">Who puts it back: that agent, or a supervisor; null for the desk itself.</param>
    public sealed record Release(string AgentId, DeskAgent? By = null) : HandoffCommand;

    /// <summary>Waiting → Bot: nobody took it in time, or the agents have gone home. The citizen may leave how to be reached.</summary>
    public sealed record Expire : HandoffCommand;

    /// <summary>Waiting → Bot: the citizen does not want to wait.</summary>
    public sealed record CancelByCitizen : HandoffCommand;
}

/// <param name="Label">What it says; pressed, the citizen has written it.</param>
/// <param name="Url">Or it opens this https address.</param>
public sealed record SayButton(string Label, string? Url = null);
