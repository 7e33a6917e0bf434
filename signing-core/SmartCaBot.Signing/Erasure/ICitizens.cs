using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Erasure;

/// <summary>
/// Everything of one citizen, to be shown to them or erased. Who asks has made sure whose wish it is, and what law and holds say; the store
/// writes what <see cref="PrepareAsync"/> makes.
/// </summary>
public interface ICitizens
{
    /// <summary>Everything of whom a dossier or certificate is about; null when there is none of that name.</summary>
    /// <param name="reference">A dossier's number, a certificate's serial number, or the id of either.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<CitizenRecords?> FindAsync(string reference, CancellationToken cancellationToken);

    /// <summary>What the citizen gave; null when the token cannot be used now.</summary>
    Task<Citizen?> RevealAsync(Dossier dossier, CancellationToken cancellationToken);

    /// <summary>What erasing them writes; null when the token cannot be used now.</summary>
    /// <param name="records">Not erased yet.</param>
    /// <param name="actor">Who erases, as the audit log names them.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<CitizenErasure?> PrepareAsync(CitizenRecords records, string actor, CancellationToken cancellationToken);

    /// <summary>When it is written: no key of theirs stays in the token.</summary>
    Task ForgetAsync(CitizenErasure erasure, CancellationToken cancellationToken);
}
