using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Identification;

/// <summary>What a check sends to its holder, and what the audit log keeps of it. Nothing, for a number that nobody holds.</summary>
internal sealed class CheckMessages(
    ISigningStore credentials, IAuditStore audit, CodeDispatch delivery, PersonalDataProtector protector, AuditEvents events,
    IdentificationOptions options, TimeProvider time)
{
    public async Task SendAsync(IdentityCheck check, OtpCode code, CancellationToken cancellationToken)
    {
        if (check.CredentialId is not { } id || time.GetUtcNow() > check.Code.ExpiresAt) return;
        if (await credentials.FindCredentialAsync(id, cancellationToken) is not { IsErased: false } credential) return;
        var holder = await HolderAsync(credential, cancellationToken);
        // Whether it could be delivered is logged and not told: it would tell that the number is known.
        await delivery.SendAsync(
            new OtpMessage(OtpPurpose.Identification, check.Id, holder.Phone, holder.Email, code, check.Code.ExpiresAt, [])
            {
                Identity = check.Purpose,
            },
            options.Code, check.Code, cancellationToken);
    }

    public async Task<Holder> HolderAsync(Credential credential, CancellationToken cancellationToken) =>
        PersonalDataJson.ReadHolder(await protector.RevealAsync(credential.Id, credential.ProtectedHolder, cancellationToken));

    public async Task RecordAsync(AuditKind kind, IdentityCheck check, CancellationToken cancellationToken)
    {
        if (check.Subject is not { } subject) return;
        var about = await events.AboutAsync(kind, subject, check.Id, AuditEvents.Citizen, "", cancellationToken);
        await audit.AppendAsync(about, cancellationToken);
    }
}
