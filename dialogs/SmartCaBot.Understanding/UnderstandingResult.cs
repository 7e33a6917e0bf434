using SmartCaBot.Understanding.Entities;

namespace SmartCaBot.Understanding;

/// <summary>What one message means, and how sure that is.</summary>
/// <param name="Text">The message as it was typed; it may hold personal values, so mask it before storing it.</param>
/// <param name="Intent">An id of <see cref="Intents"/>; <see cref="Intents.OutOfScope"/> exactly when the decision is.</param>
/// <param name="Service">The number of the public service that the message names, else null.</param>
/// <param name="Confidence">0 to 1, of the intent.</param>
/// <param name="Entities">What else was recognised, in the order of the text.</param>
/// <param name="Candidates">At most three distinct intents in scope, best first; the choices of a clarifying question.</param>
/// <param name="Decision">What the dialog should do with it.</param>
public sealed record UnderstandingResult(
    string Text,
    string Intent,
    int? Service,
    double Confidence,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Candidate> Candidates,
    Decision Decision)
{
    /// <summary>Leaves the message out: it may hold personal values.</summary>
    public override string ToString() => $"{Decision} {Intent} {Service} {Confidence:0.00}";
}

/// <summary>One meaning that is possible; two services are two candidates.</summary>
public readonly record struct Candidate(string Intent, int? Service, double Confidence);

public enum Decision
{
    /// <summary>Sure enough to act.</summary>
    Accept,

    /// <summary>Near something, or between two things: ask with the candidates.</summary>
    Clarify,

    /// <summary>Near nothing we do: say so, offer the menu and a person.</summary>
    OutOfScope,
}
