using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Ports;

/// <summary>Tells a holder, at the phone and e-mail on record, what was done in their name.</summary>
public interface IHolderNotices
{
    /// <summary>Hands the notice to the operator's SMS or e-mail service. The same one (credential and generation) may come again and must be sent once.</summary>
    ValueTask SendAsync(PairedNotice notice, CancellationToken cancellationToken);
}

/// <summary>An authenticator was paired: from now on it confirms signatures without a message.</summary>
/// <param name="CredentialId">With which certificate.</param>
/// <param name="Generation">Which of its authenticators.</param>
/// <param name="Phone">Where an SMS goes.</param>
/// <param name="Email">Where an e-mail goes; null for someone who has none.</param>
/// <param name="At">When.</param>
public sealed record PairedNotice(Guid CredentialId, int Generation, PhoneNumber Phone, EmailAddress? Email, DateTimeOffset At);
