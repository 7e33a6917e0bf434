using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Admin.Switches;

/// <summary>Turns parts of the service off and on. For the pages, and for the command when the web is down.</summary>
public interface ISwitchControl
{
    /// <summary>How each switch stands in the database now; null: never changed, so on.</summary>
    Task<IReadOnlyDictionary<SwitchName, SwitchChange?>> StandingAsync(CancellationToken cancellationToken);

    /// <summary>The last changes of all switches, newest first.</summary>
    Task<IReadOnlyList<SwitchChange>> HistoryAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Reads how they stand; this process goes by it from now on. The serving host does it by itself.</summary>
    Task LearnAsync(CancellationToken cancellationToken);

    Task<SwitchOutcome> ChangeAsync(SwitchOrder order, CancellationToken cancellationToken);
}

/// <param name="Name">Which.</param>
/// <param name="TurnOn">On or off.</param>
/// <param name="Reason">At least <see cref="Reasons.Reason.Shortest"/> characters.</param>
/// <param name="Actor">As the audit log names them.</param>
/// <param name="Until">Only for turning off.</param>
/// <param name="Notice">Only for turning off.</param>
/// <param name="Known">The last change that the person saw; null when that does not matter.</param>
public sealed record SwitchOrder(
    SwitchName Name, bool TurnOn, string Reason, string Actor, DateTimeOffset? Until = null, SwitchNotice? Notice = null, long? Known = null);

public enum SwitchOutcome
{
    Changed,

    /// <summary>The reason is too short.</summary>
    NoReason,

    /// <summary>It would be on again before it is off.</summary>
    UntilIsPast,
    NoticeTooLong,

    /// <summary>Somebody else changed it in between.</summary>
    ChangedMeanwhile,
}
