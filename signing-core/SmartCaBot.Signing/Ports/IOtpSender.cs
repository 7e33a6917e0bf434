using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Ports;

/// <summary>Delivers codes to the person, outside the conversation that asks for them.</summary>
public interface IOtpSender
{
    /// <summary>
    /// Hands the message to the operator's SMS or e-mail service. False when it was not taken. The same message (purpose, reference and
    /// expiry) may come again after a crash and must be sent once.
    /// </summary>
    ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken);
}
