using Microsoft.Extensions.Logging;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Otp;

/// <summary>Sends a code that was stored, and says so in masked words.</summary>
internal sealed class CodeDispatch(IOtpSender sender, ILogger<CodeDispatch> logger)
{
    public async Task<SendCodeResult> SendAsync(
        OtpMessage message, CodePolicy policy, CodeChallenge challenge, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            if (await sender.SendAsync(message, cancellationToken))
                return Sent(message.Phone, message.Email, policy, challenge);
        }
        catch (Exception thrown) when (thrown is HttpRequestException or IOException or TimeoutException)
        {
            failure = thrown;
        }
        SigningLog.CodeNotDelivered(logger, failure, message.Reference, message.Purpose);
        return new SendCodeResult.NotDelivered();
    }

    public static SendCodeResult.Sent Sent(PhoneNumber phone, EmailAddress? email, CodePolicy policy, CodeChallenge challenge) =>
        new(
            phone.ToString(), email?.ToString(), challenge.ExpiresAt, challenge.SentAt + policy.CoolDown,
            Math.Max(0, policy.MaxResends + 1 - challenge.Sends));
}
