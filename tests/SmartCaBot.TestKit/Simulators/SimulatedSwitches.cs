using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Switches as the test sets them.</summary>
public sealed class SimulatedSwitches : ISwitches
{
    public Dictionary<SwitchName, string?> Off { get; } = [];

    public bool IsOn(SwitchName name) => !Off.ContainsKey(name);

    public string? NoticeOf(SwitchName name, string language) => Off.GetValueOrDefault(name);
}
