using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Erasure;

internal sealed class Citizens(
    IEnrolmentStore dossiers, ISigningStore credentials, TransactionsInHand hands, CitizenKeys keys, PersonalDataProtector protector, AuditEvents events,
    TimeProvider time)
    : ICitizens
{
    public async Task<CitizenRecords?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (await dossiers.FindAsync(reference, cancellationToken) is { } dossier)
            return await OfHolderAsync(dossier.HolderHash, [dossier.Subject], cancellationToken);
        // A serial number of 32 digits reads as an id, too.
        var credential = await credentials.FindCredentialBySerialAsync(reference.ToUpperInvariant(), cancellationToken);
        if (credential is null && Guid.TryParse(reference, out var id)) credential = await credentials.FindCredentialAsync(id, cancellationToken);
        return credential switch
        {
            null => null,
            { IsErased: true } => new CitizenRecords([], [], [credential]),
            _ => await OfHolderAsync(credential.HolderHash, [credential.Subject], cancellationToken),
        };
    }

    public Task<Citizen?> RevealAsync(Dossier dossier, CancellationToken cancellationToken) =>
        OrNullAsync(() => ReadAsync(dossier, cancellationToken));

    public Task<CitizenErasure?> PrepareAsync(CitizenRecords records, string actor, CancellationToken cancellationToken) =>
        OrNullAsync(() => MakeAsync(records, actor, cancellationToken));

    public async Task ForgetAsync(CitizenErasure erasure, CancellationToken cancellationToken)
    {
        foreach (var credential in erasure.Remains)
        {
            hands.Forget(credential.Id);
            await keys.ForgetAsync(credential.Id, cancellationToken);
        }
    }

    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return null;
        }
    }

    private static void Add(HashSet<string> recipients, Holder holder)
    {
        recipients.Add(holder.Phone.Value);
        if (holder.Email is { } email) recipients.Add(email.Value);
    }

    private async Task<Citizen> ReadAsync(Dossier dossier, CancellationToken cancellationToken) =>
        PersonalDataJson.ReadCitizen(await protector.RevealAsync(dossier.Id, dossier.ProtectedCitizen, cancellationToken));

    private async Task<CitizenErasure> MakeAsync(CitizenRecords records, string actor, CancellationToken cancellationToken)
    {
        var (now, remains, revocations, recipients) = (time.GetUtcNow(), new List<Credential>(), new List<AuditEvent>(), new HashSet<string>());
        foreach (var credential in records.Credentials.Where(credential => !credential.IsErased))
        {
            var left = credential.Erased(now);
            remains.Add(left);
            if (left.Status != credential.Status)
            {
                revocations.Add(await events.AboutAsync(
                    AuditKind.CertificateRevoked, credential.Subject, credential.Id, actor,
                    $"serial={credential.SerialNumber};reason={left.Reason};why=erasure", cancellationToken));
            }

            Add(recipients, PersonalDataJson.ReadHolder(await protector.RevealAsync(credential.Id, credential.ProtectedHolder, cancellationToken)));
        }

        var others = new HashSet<string>();
        foreach (var dossier in records.Dossiers)
        {
            var holder = Holder.Of(await ReadAsync(dossier, cancellationToken));
            Add(recipients, holder);
            if ((await dossiers.AlikeAsync(dossier, cancellationToken)).SamePhone > 0) others.Add(holder.Phone.Value);
        }

        // A number that others have given too, or that the citizen goes on using, gets what is on its way to it.
        return new CitizenErasure(records, remains, revocations, records.IsPart ? [] : [.. recipients.Except(others)]);
    }

    private async Task<CitizenRecords> OfHolderAsync(byte[] holder, IReadOnlyList<SubjectId> known, CancellationToken cancellationToken)
    {
        var held = await credentials.CredentialsOfHolderAsync(holder, cancellationToken);
        var found = (await dossiers.DossiersOfHolderAsync(holder, cancellationToken)).ToDictionary(dossier => dossier.Id);
        var shared = new List<SubjectId>();
        foreach (var account in known.Concat(held.Select(credential => credential.Subject)).Concat(found.Values.Select(dossier => dossier.Subject)).Distinct().ToArray())
        {
            var isShared = (await credentials.CredentialsAsync(account, cancellationToken)).Any(credential => !IsOf(credential.HolderHash, holder));
            foreach (var dossier in await dossiers.DossiersAsync(account, cancellationToken))
            {
                // One from before the hash was kept in a column is found here alone.
                if (IsOf(dossier.HolderHash, holder)) found.TryAdd(dossier.Id, dossier);
                else isShared = true;
            }

            if (isShared) shared.Add(account);
        }

        return new CitizenRecords(holder, [.. found.Values.OrderByDescending(dossier => dossier.SubmittedAt)], held) { Shared = shared };
    }

    private static bool IsOf(byte[] hash, byte[] holder) => hash.AsSpan().SequenceEqual(holder);
}
