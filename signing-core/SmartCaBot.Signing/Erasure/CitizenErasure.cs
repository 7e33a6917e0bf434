using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Erasure;

/// <summary>All that erasing a citizen writes, for one transaction of the store.</summary>
/// <param name="Of">What goes. It must not have changed since it was read.</param>
/// <param name="Remains">What takes the credentials' place, each one version on: no name, no key, no certificate, but its number and status.</param>
/// <param name="Revocations">Of certificates that were still good.</param>
/// <param name="Recipients">The phone numbers and e-mail addresses that messages went to, and nobody else has given.</param>
public sealed record CitizenErasure(
    CitizenRecords Of, IReadOnlyList<Credential> Remains, IReadOnlyList<AuditEvent> Revocations, IReadOnlyList<string> Recipients)
{
    public override string ToString() => $"erasure of {Of}";
}
