using System.Globalization;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Health;

/// <summary>
/// The service's own certificates last. An authority's is renewed by people, who need time for it; a responder's renews itself, so one that
/// is near its end was not renewed.
/// </summary>
internal sealed class CertificatesPart(IAuthorityStore store, TimeProvider clock) : IHealthPart
{
    private static readonly TimeSpan AuthorityLeft = TimeSpan.FromDays(180);
    private static readonly TimeSpan StamperLeft = TimeSpan.FromDays(90);
    private static readonly TimeSpan ResponderLeft = TimeSpan.FromDays(3);

    public string Name => "certificates";

    public bool Essential => false;

    public bool OnlyWarns => true;

    public async ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ending = (await store.CertificatesAsync(cancellationToken))
            .GroupBy(certificate => certificate.Role)
            .Select(group => group.MaxBy(certificate => certificate.Number)!)
            .Where(certificate => certificate.Status == CredentialStatus.Active && certificate.NotAfter - now < LeftOf(certificate.Role))
            .Select(certificate => string.Create(CultureInfo.InvariantCulture, $"{certificate.Role} ends {certificate.NotAfter:yyyy-MM-dd}"))
            .ToArray();
        return ending.Length == 0 ? null : new HealthProblem(HealthReason.CertificatesEnding, string.Join("; ", ending) + ".");
    }

    private static TimeSpan LeftOf(AuthorityRole role) => role switch
    {
        AuthorityRole.Root or AuthorityRole.Issuing => AuthorityLeft,
        AuthorityRole.TimeStamps => StamperLeft,
        _ => ResponderLeft,
    };
}
