using SmartCaBot.Admin.Certificates;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>The administrators' page on the signing core.</summary>
internal sealed class CertificateDesk(SigningCore core, ISigningStore store, TimeProvider clock) : ICertificateDesk
{
    public async Task<CertificateCard?> FindAsync(string serialNumber, CancellationToken cancellationToken) =>
        await store.FindCredentialBySerialAsync(serialNumber.ToUpperInvariant(), cancellationToken) is { } credential
            ? new CertificateCard(
                credential.Id, credential.SerialNumber, credential.NotBefore, credential.NotAfter, credential.StatusAt(clock.GetUtcNow()),
                credential.Reason, credential.StatusChangedAt, credential.RenewedBy is not null)
            : null;

    public async Task<CertificateDeed> DoAsync(CertificateOrder order, CancellationToken cancellationToken)
    {
        var (id, officer, status) = (order.Id, new OfficerAct(order.StaffId, order.Why), core.Credentials);
        return order.Act switch
        {
            CertificateAct.Suspend => Of(await status.SuspendAsync(id, officer, cancellationToken)),
            CertificateAct.Resume => Of(await status.ResumeAsync(id, officer, cancellationToken)),
            CertificateAct.Revoke => Of(await status.RevokeAsync(id, officer, order.Reason, cancellationToken)),
            CertificateAct.Renew => Of(await core.Renewal.RenewAsync(id, officer, RenewalKey.New, cancellationToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Act, null),
        };
    }

    private static CertificateDeed Of(StatusOutcome outcome) => outcome switch
    {
        StatusOutcome.Done => CertificateDeed.Done,
        StatusOutcome.NotPossible => CertificateDeed.NotPossible,
        StatusOutcome.NotFound => CertificateDeed.NotFound,
        StatusOutcome.SigningUnavailable => CertificateDeed.SigningUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private static CertificateDeed Of(RenewalResult result) => result switch
    {
        RenewalResult.Renewed or RenewalResult.AlreadyRenewed => CertificateDeed.Done,
        RenewalResult.NotPossible => CertificateDeed.NotPossible,
        RenewalResult.TooEarly => CertificateDeed.TooEarly,
        RenewalResult.NotFound => CertificateDeed.NotFound,
        RenewalResult.SigningUnavailable => CertificateDeed.SigningUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
