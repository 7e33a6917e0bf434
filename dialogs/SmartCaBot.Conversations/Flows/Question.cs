using System.Collections.Immutable;

namespace SmartCaBot.Conversations.Flows;

/// <summary>A question with its rule. Reading is pure: the same input always gives the same answer.</summary>
public sealed record Question<T>(Message Prompt, Func<TurnInput, Answer<T>> Read)
{
    /// <summary>Said again instead of the whole prompt when an answer did not pass.</summary>
    public Message? Again { get; init; }

    /// <summary>
    /// Checks an answer against the answers before it, when it is given and again at every replay; null when it stands. This is how
    /// correcting one answer re-asks only what depends on it.
    /// </summary>
    public Func<T, Phrase?>? StillValid { get; init; }

    /// <summary>Almost any text passes (a name, an address), so a clear question of the person's own is recognised first.</summary>
    public bool Open { get; init; }

    /// <summary>
    /// The answer is never shown or stored (an OTP). The dialog sees it in the turn that accepts it; every later replay returns
    /// the default, so whatever needs it must be an effect right after the question.
    /// </summary>
    public bool Secret { get; init; }

    /// <summary>Files sent while it is asked are shown to nobody again: the transcript tells that there were some, and no more.</summary>
    public bool PrivateFiles { get; init; }

    /// <summary>The answer is good only for the prompt exactly as shown (a summary, a document to sign).</summary>
    public bool Binding { get; init; }

    /// <summary>Asked once: whatever does not answer it is taken as if it had never been asked.</summary>
    public bool Passing { get; init; }

    /// <summary>Why this is asked and where to find the answer; said on "tại sao" and "giúp".</summary>
    public Phrase? Help { get; init; }

    /// <summary>How the answer is shown back to the person; null: masked, as typed.</summary>
    public Func<T, Phrase>? Show { get; init; }

    /// <summary>Phrase key of the answer's name, for "sửa …"; null when it cannot be corrected by name.</summary>
    public string? Label { get; init; }
}

/// <summary>What an input is to a question.</summary>
public abstract record Answer<T>
{
    /// <param name="Value">Stored, and returned at every replay.</param>
    public sealed record Accepted(T Value) : Answer<T>;

    /// <param name="Reason">Why not, and what would pass, in the person's words.</param>
    /// <param name="Buttons">Instead of the prompt's; null: those stay.</param>
    public sealed record Rejected(Phrase Reason, ImmutableArray<Button>? Buttons = null) : Answer<T>;

    /// <summary>Not an attempt at an answer at all (a text where a file is awaited): try to understand it otherwise.</summary>
    public sealed record Unrelated : Answer<T>;

    public static implicit operator Answer<T>(T value) => new Accepted(value);
}

public static class Answer
{
    /// <summary>Written out on purpose: text converts to a phrase, so an implicit conversion could turn an answer into a refusal.</summary>
    public static Answer<T> No<T>(Phrase reason, ImmutableArray<Button>? buttons = null) => new Answer<T>.Rejected(reason, buttons);
}
