using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Host.Adapters;

/// <summary>What this installation knows beside its own root.</summary>
/// <param name="Citizens">The status of citizens' certificates.</param>
/// <param name="Register">Of the authorities' own.</param>
/// <param name="TimeStampAuthorities">Of others, whose stamps are believed.</param>
internal sealed record VerifierSources(ISigningStore Citizens, IAuthorityStore Register, IReadOnlyList<X509Certificate2> TimeStampAuthorities)
{
    public VerifierTrust Trust(AuthorityChain? own) => new()
    {
        TimeStampAuthorities = TimeStampAuthorities,
        Statuses = own is null ? null : new OwnStatuses(own, Citizens, Register),
    };
}
