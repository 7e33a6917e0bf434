namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>How much of the file a signature covers, and what came later.</summary>
/// <param name="Coverage">Of the signature.</param>
/// <param name="Changes">Allowed ones, each kind once.</param>
/// <param name="Attack">What a change that is not allowed looks like.</param>
internal sealed record Judgement(Coverage Coverage, IReadOnlyList<LaterChange> Changes, SuspectedAttack? Attack)
{
    public static Judgement Whole { get; } = new(Coverage.CoversWholeFile, [], null);

    public static Judgement Unknown(SuspectedAttack? attack) => new(Coverage.Unknown, [], attack);

    public static Judgement Allowed(IEnumerable<LaterChange> changes) => new(Coverage.FollowedByAllowedChanges, [.. changes], null);

    public static Judgement Changed(SuspectedAttack? attack) => new(Coverage.ChangedAfterSigning, [], attack);
}
