using System.Collections.Immutable;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Something the bot says, in no particular channel's shape.</summary>
public sealed record Message(Phrase Text)
{
    public ImmutableArray<Button> Buttons { get; init; } = [];
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>What kind of answer is awaited; sets the keyboard on a phone.</summary>
    public InputKind Input { get; init; } = InputKind.Any;

    public static implicit operator Message(string key) => new(new Phrase(key));

    public static implicit operator Message(Phrase phrase) => new(phrase);
}

/// <summary>Told to the channel as <c>channelData.smartca.input</c>, in lower case.</summary>
public enum InputKind
{
    Any,
    Choice,
    Number,
    Date,
    Phone,
    Email,
    File,

    /// <summary>A file that is a picture.</summary>
    Photo,
    Otp,
}

/// <summary>A button under a message.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Answer">Answers the question it stands under.</param>
/// <param name="Dialog">Or: starts this dialog, whenever it is pressed.</param>
/// <param name="Argument">For the dialog.</param>
/// <param name="Url">Or: opens this https address.</param>
public sealed record Button(
    Phrase Label, string? Answer = null, string? Dialog = null, string? Argument = null, string? Url = null)
{
    // Most buttons start a dialog and live as long as the process: what those carry is written once.
    private object? _value;

    /// <summary>What it carries unseen.</summary>
    /// <param name="run">The run that asks.</param>
    /// <param name="key">The question it stands under; null outside a question.</param>
    /// <param name="version">State version of the turn that shows it.</param>
    internal JsonElement Value(string? run, string? key, long version) => Dialog is not null
        ? (JsonElement)(_value ??= ButtonPress.Start(Dialog, Argument))
        : ButtonPress.Reply($"{run}/{key}", version, Answer);

    public static Button Reply(string answer, Phrase label) => new(label, Answer: answer);

    public static Button Start(string dialog, Phrase label, string? argument = null) => new(label, Dialog: dialog, Argument: argument);

    public static Button Open(string url, Phrase label) => new(label, Url: url);
}
