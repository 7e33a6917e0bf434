namespace SmartCaBot.Signing.Ports;

/// <summary>
/// Whether anything may be signed with citizens' keys now. Asked where it is signed, whatever way the request came in: closed, nothing is
/// prepared, no code is sent and none is compared; what was signed before is still told.
/// </summary>
public interface ISigningGate
{
    bool IsOpen { get; }
}
