namespace SmartCaBot.Desk.Targets;

/// <summary>A clock that runs in working time only, against its target.</summary>
internal readonly record struct ServiceClock(TimeSpan Worked, TimeSpan Target)
{
    private const double NearFraction = 0.75;

    public ClockLevel Level =>
        Worked >= Target ? ClockLevel.Late : Worked >= Target * NearFraction ? ClockLevel.Near : ClockLevel.Fine;
}

internal enum ClockLevel
{
    Fine,

    /// <summary>Three quarters of the target have passed.</summary>
    Near,
    Late,
}
