namespace SmartCaBot.Signing.Keys.Rotation;

/// <summary>What became of making a successor.</summary>
public abstract record BeginOutcome
{
    /// <summary>New keys are wrapped under it from now on; those from before can be moved.</summary>
    public sealed record Begun(string From, string To) : BeginOutcome;

    /// <summary>An earlier rotation has keys left to move; finish it first.</summary>
    public sealed record UnderWay(string To) : BeginOutcome;

    /// <summary>It is made, and not in use: these tokens do not hold it yet. Replicate it and begin again.</summary>
    public sealed record NotReplicated(string Label, IReadOnlyList<string> Tokens) : BeginOutcome;
}

/// <summary>How far the moving is.</summary>
/// <param name="To">The current key.</param>
/// <param name="Moved">In this run.</param>
/// <param name="Damaged">Credentials whose key was found not to be theirs, or not to sign. They stay where they are.</param>
public sealed record MoveReport(string To, long Moved, IReadOnlyList<Guid> Damaged);

/// <summary>What became of retiring a key-encryption key.</summary>
public abstract record RetireOutcome
{
    /// <summary>Destroyed in every token.</summary>
    public sealed record Done : RetireOutcome;

    /// <summary>There is no old one of this name.</summary>
    public sealed record NotOld : RetireOutcome;

    /// <summary>So many citizens' keys are under it.</summary>
    public sealed record InUse(long Keys) : RetireOutcome;

    /// <summary>It was current until a moment ago; what was begun then may still need it.</summary>
    public sealed record TooSoon(DateTimeOffset From) : RetireOutcome;

    /// <summary>It is retired, and these tokens, which are away, still hold it. Do it again when they are back.</summary>
    public sealed record LeftOn(IReadOnlyList<string> Tokens) : RetireOutcome;
}
