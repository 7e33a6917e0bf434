using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Certificates;

/// <summary>Citizens' certificates that end soon, with whom they belong to.</summary>
public interface IEndingCertificates
{
    /// <summary>The earliest first. Throws <see cref="TokenUnavailableException"/>: names and numbers are encrypted under a key of the token.</summary>
    Task<IReadOnlyList<EndingCertificate>> ListAsync(DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken cancellationToken);
}

/// <param name="Id">The credential's.</param>
/// <param name="Subject">Whose account.</param>
/// <param name="SerialNumber">Upper-case hex.</param>
/// <param name="Name">Masks itself.</param>
/// <param name="Phone">Masks itself.</param>
/// <param name="NotAfter">Its end.</param>
/// <param name="IsReplaced">The holder has another one that lasts longer.</param>
/// <param name="Consent">Purpose that the holder agreed to when it was made; null when that is not known.</param>
public sealed record EndingCertificate(
    Guid Id, SubjectId Subject, string SerialNumber, FullName Name, PhoneNumber Phone, DateTimeOffset NotAfter, bool IsReplaced, string? Consent);
