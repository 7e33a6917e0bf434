using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates;

internal sealed class EndingCertificates : IEndingCertificates
{
    private readonly IEndingCredentials _store;
    private readonly ISigningStore _credentials;
    private readonly IEnrolmentStore _dossiers;
    private readonly PersonalDataProtector _protector;

    internal EndingCertificates(IEndingCredentials store, ISigningStore credentials, IEnrolmentStore dossiers, PersonalDataProtector protector)
    {
        _store = store;
        _credentials = credentials;
        _dossiers = dossiers;
        _protector = protector;
    }

    public async Task<IReadOnlyList<EndingCertificate>> ListAsync(
        DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        var found = new List<EndingCertificate>();
        foreach (var credential in await _store.EndingAsync(after, until, limit, cancellationToken))
        {
            var holder = PersonalDataJson.ReadHolder(await _protector.RevealAsync(credential.Id, credential.ProtectedHolder, cancellationToken));
            var others = await _credentials.CredentialsOfHolderAsync(credential.HolderHash, cancellationToken);
            var dossiers = await _dossiers.DossiersAsync(credential.Subject, cancellationToken);
            found.Add(new EndingCertificate(
                credential.Id, credential.Subject, credential.SerialNumber, holder.FullName, holder.Phone, credential.NotAfter,
                others.Any(other => other.Status == CredentialStatus.Active && other.NotAfter > credential.NotAfter),
                dossiers.FirstOrDefault(dossier => dossier.CredentialId == credential.Id)?.Consent.Purpose));
        }

        return found;
    }
}
