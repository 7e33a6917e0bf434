namespace SmartCaBot.Signing.TimeStamps;

/// <summary>Settings of the time-stamp authority.</summary>
public sealed record TimeStampOptions
{
    /// <summary>The policy under which it stamps. The default lies in the arc for examples (2.999, ITU-T X.660).</summary>
    public string PolicyOid { get; init; } = "2.999.1.2";

    /// <summary>How far its clock may be off; written into every stamp. The operator keeps the clock within it (NTP).</summary>
    public TimeSpan Accuracy { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(PolicyOid);
        ArgumentOutOfRangeException.ThrowIfLessThan(Accuracy, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Accuracy, TimeSpan.FromMinutes(1));
    }
}
