using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Ports;

/// <summary>Dossiers. The same promises as <see cref="ISigningStore"/>: one transaction a method, audit record included, compare and swap by version.</summary>
public interface IEnrolmentStore
{
    /// <summary>
    /// Inserts unless subject and idempotency key are taken; then returns the earlier one and writes nothing. Null, and nothing written, when
    /// another dossier has its number.
    /// </summary>
    Task<Added<Dossier>?> AddDossierAsync(Dossier dossier, AuditEvent auditEvent, CancellationToken cancellationToken);

    Task<Dossier?> FindDossierAsync(Guid id, CancellationToken cancellationToken);

    Task<Dossier?> FindDossierAsync(SubjectId subject, string idempotencyKey, CancellationToken cancellationToken);

    /// <param name="number">As <see cref="DossierNumber"/> writes it.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<Dossier?> FindDossierByNumberAsync(string number, CancellationToken cancellationToken);

    /// <summary>A subject's dossiers, newest (SubmittedAt) first.</summary>
    Task<IReadOnlyList<Dossier>> DossiersAsync(SubjectId subject, CancellationToken cancellationToken);

    /// <summary>All dossiers of one citizen, whatever the subject, newest first; but for those from before the hash was kept.</summary>
    Task<IReadOnlyList<Dossier>> DossiersOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken);

    /// <summary>An officer's queue: oldest (SubmittedAt) first.</summary>
    Task<IReadOnlyList<Dossier>> DossiersAsync(DossierQuery query, CancellationToken cancellationToken);

    /// <summary>How many others share the card or the phone number with it.</summary>
    Task<AlikeDossiers> AlikeAsync(Dossier dossier, CancellationToken cancellationToken);

    /// <summary>Replaces where id matches and the stored version is <c>next.Version - 1</c>; false, and no audit record, otherwise.</summary>
    Task<bool> TryReplaceDossierAsync(Dossier next, AuditEvent? auditEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the dossier as <see cref="TryReplaceDossierAsync"/> does and puts its notices out for delivery, all or nothing: of a decision
    /// that stands the applicant hears, whatever happens to this process.
    /// </summary>
    Task<bool> TryDecideAsync(
        Dossier next, AuditEvent auditEvent, IReadOnlyList<DossierNotice> notices, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the dossier as <see cref="TryReplaceDossierAsync"/> does and inserts its credential, all or nothing:
    /// of many activations at once, or after a crash, exactly one certificate exists.
    /// </summary>
    Task<bool> TryActivateAsync(
        Dossier next, Credential credential, AuditEvent auditEvent, CancellationToken cancellationToken);
}
