using Microsoft.Extensions.Logging;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>Tells the holder on record that an authenticator was paired with their certificate, whoever did it.</summary>
internal sealed class PairingNotices(IHolderNotices? notices, PersonalDataProtector protector, TimeProvider time, ILogger<PairingNotices> logger)
{
    /// <summary>Whoever pairs cannot stop it by going away. A notice that does not leave is logged: the authenticator is in use all the same.</summary>
    public async Task TellAsync(Credential credential, int generation)
    {
        if (notices is null) return;
        try
        {
            var holder = PersonalDataJson.ReadHolder(await protector.RevealAsync(credential.Id, credential.ProtectedHolder, CancellationToken.None));
            await notices.SendAsync(new PairedNotice(credential.Id, generation, holder.Phone, holder.Email, time.GetUtcNow()), CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Whatever it is, the pairing stands and its caller is to hear so.
            SigningLog.PairingNotTold(logger, failure, credential.Id);
        }
    }
}
