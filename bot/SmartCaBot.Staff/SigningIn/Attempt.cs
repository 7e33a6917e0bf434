namespace SmartCaBot.Staff.SigningIn;

/// <summary>One attempt, counted before it was looked at.</summary>
/// <param name="Account">At which; a name of nobody's when there is no such account.</param>
/// <param name="Places">The counts it was taken from.</param>
internal sealed record Attempt(string Account, IReadOnlyList<TakenPlace> Places)
{
    /// <summary>Where its failure is noted: what all strange places share, or the one known place.</summary>
    public AttemptPlace Noted => Places[0].Place;

    /// <summary>Whether a place closes if it fails.</summary>
    public bool Closes => Places.Any(taken => taken.ClosedUntil > 0);
}

/// <param name="Place">Which count.</param>
/// <param name="ClosedUntil">How long the attempt closes it if it fails; Unix milliseconds, 0 when not.</param>
internal sealed record TakenPlace(AttemptPlace Place, long ClosedUntil);

/// <summary>A count of an account's failures.</summary>
/// <param name="Name">As it is stored; no address can be read from it.</param>
/// <param name="Limit">How many it takes.</param>
internal sealed record AttemptPlace(string Name, AttemptLimit Limit);
