using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Switches;

/// <summary>The switch where it counts: the signing core asks it whatever way a request came in.</summary>
internal sealed class SigningSwitch(ISwitches switches) : ISigningGate
{
    public bool IsOpen => switches.IsOn(SwitchName.Signing);
}
