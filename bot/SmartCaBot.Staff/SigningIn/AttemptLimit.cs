namespace SmartCaBot.Staff.SigningIn;

/// <summary>
/// How many failures a count takes. Each is forgotten after its time, one after the other, so that a count that is left alone comes back to
/// nothing by itself.
/// </summary>
/// <param name="Forgets">How long one failure counts.</param>
/// <param name="Closings">From which failure on each further one closes the place, and for how long; the highest first, three of them.</param>
internal sealed record AttemptLimit(TimeSpan Forgets, (int From, TimeSpan For)[] Closings)
{
    /// <summary>
    /// One place: a network, a browser that has signed in before, an open session. Somebody who mistypes is stopped for a minute, somebody who
    /// guesses for hours: 38 guesses on the first day, 24 on each further one.
    /// </summary>
    public static readonly AttemptLimit Place = new(
        TimeSpan.FromHours(1), [(15, TimeSpan.FromHours(1)), (10, TimeSpan.FromMinutes(10)), (5, TimeSpan.FromMinutes(1))]);

    /// <summary>
    /// Passwords tried at one account from all strange networks together: 100 at once (as many as NIST SP 800-63B 5.2.2 allows in a row), then one
    /// in 15 minutes, 196 on the first day and 96 on each further one, 35,000 a year. The passwords that everybody tries first are refused when they
    /// are set, and a right one still lacks the second factor.
    /// </summary>
    public static readonly AttemptLimit Passwords = Everywhere(100, TimeSpan.FromMinutes(15));

    /// <summary>
    /// Second factors tried with a right password from all strange networks together: 20 at once, then one an hour. An app's code is right with
    /// three in a million, so the 8,800 guesses of a year find it with less than 3 in 100; by then the log has told of it every day.
    /// </summary>
    public static readonly AttemptLimit Codes = Everywhere(20, TimeSpan.FromHours(1));

    /// <summary>A count that is only clear after this time is so high that one failure more closes the place; Unix milliseconds.</summary>
    public long Threshold(int closing, long now) => now + (Closings[closing].From - 2) * (long)Forgets.TotalMilliseconds;

    /// <summary>Until when it closes; Unix milliseconds.</summary>
    public long Until(int closing, long now) => now + (long)Closings[closing].For.TotalMilliseconds;

    private static AttemptLimit Everywhere(int most, TimeSpan forgets) => new(forgets, [(most, forgets), (most, forgets), (most, forgets)]);
}
