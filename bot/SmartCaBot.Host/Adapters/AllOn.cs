using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Where nobody can switch anything off.</summary>
internal sealed class AllOn : ISwitches
{
    public bool IsOn(SwitchName name) => true;

    public string? NoticeOf(SwitchName name) => null;
}
