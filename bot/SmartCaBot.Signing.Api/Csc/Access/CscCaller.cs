using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>Who calls, by an access token.</summary>
/// <param name="Client">The integrator.</param>
/// <param name="Citizen">Who gave leave; null: the client for itself.</param>
/// <param name="Credential">One of the citizen's: those of the same person are open to the client, and no others of the account.</param>
/// <param name="Transaction">Scope credential: what the citizen authorised; null for scope service.</param>
internal sealed record CscCaller(Integrator Client, SubjectId? Citizen, Guid? Credential, Guid? Transaction)
{
    /// <summary>As the core keys requests.</summary>
    public string NewKey() => $"csc/{Client.ClientId}/{Guid.NewGuid():N}";

    /// <summary>As the audit log names it.</summary>
    public string Actor => $"client:{Client.ClientId}";
}
