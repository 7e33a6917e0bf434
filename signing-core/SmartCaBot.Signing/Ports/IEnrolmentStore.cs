using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Ports;

/// <summary>Dossiers. The same promises as <see cref="ISigningStore"/>: one transaction a method, audit record included, compare and swap by version.</summary>
public interface IEnrolmentStore
{
    /// <summary>Inserts unless subject and idempotency key are taken; then returns the earlier one and writes nothing.</summary>
    Task<Added<Dossier>> AddDossierAsync(Dossier dossier, AuditEvent auditEvent, CancellationToken cancellationToken);

    Task<Dossier?> FindDossierAsync(Guid id, CancellationToken cancellationToken);

    Task<Dossier?> FindDossierAsync(SubjectId subject, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>A subject's dossiers, newest (SubmittedAt) first.</summary>
    Task<IReadOnlyList<Dossier>> DossiersAsync(SubjectId subject, CancellationToken cancellationToken);

    /// <summary>Dossiers in a state, oldest (SubmittedAt) first: an officer's queue.</summary>
    Task<IReadOnlyList<Dossier>> DossiersAsync(DossierState state, int take, CancellationToken cancellationToken);

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
