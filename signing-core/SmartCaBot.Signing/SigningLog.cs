using Microsoft.Extensions.Logging;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing;

internal static partial class SigningLog
{
    [LoggerMessage(101, LogLevel.Warning, "The audit log was not sealed.")]
    public static partial void NotSealed(ILogger logger, Exception failure);

    [LoggerMessage(102, LogLevel.Critical, "The key of credential {CredentialId} must not be used: {Why}")]
    public static partial void KeyDamaged(ILogger logger, Guid credentialId, string why);

    [LoggerMessage(103, LogLevel.Warning, "The code for {Reference} was not delivered ({Purpose}).")]
    public static partial void CodeNotDelivered(ILogger logger, Exception? failure, Guid reference, OtpPurpose purpose);

    [LoggerMessage(104, LogLevel.Error, "The token is there but lacks keys: {Why}")]
    public static partial void KeysMissing(ILogger logger, string why);

    [LoggerMessage(105, LogLevel.Error, "The holder of credential {CredentialId} was not told that an authenticator was paired.")]
    public static partial void PairingNotTold(ILogger logger, Exception failure, Guid credentialId);
}
