using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Admin.Certificates;

/// <summary>Tells a citizen that a certificate ends. The host knows the ways.</summary>
public interface ICertificateReminders
{
    /// <summary>Puts it into the outbox: into the conversation where there is one, else by SMS. The same key again sends nothing more.</summary>
    /// <returns>event, sms or none.</returns>
    Task<string> SendAsync(EndingCertificate certificate, int days, string key, CancellationToken cancellationToken);

    /// <summary>The service's own certificates.</summary>
    Task<IReadOnlyList<OwnCertificate>> OwnAsync(CancellationToken cancellationToken);
}

/// <param name="Name">What it is for, in Vietnamese.</param>
/// <param name="Subject">As the certificate says.</param>
/// <param name="NotAfter">Its end.</param>
public sealed record OwnCertificate(string Name, string Subject, DateTimeOffset NotAfter);
