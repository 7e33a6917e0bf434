using Microsoft.Extensions.Logging;

namespace SmartCaBot.Pkcs11.Tokens;

internal static partial class TokenLog
{
    [LoggerMessage(1, LogLevel.Information, "Token {Label} is ready.")]
    public static partial void Ready(ILogger logger, string label);

    [LoggerMessage(2, LogLevel.Error, "Token {Label} is not available: {Condition}. {Detail}")]
    public static partial void Unavailable(ILogger logger, string label, TokenCondition condition, string? detail);

    [LoggerMessage(3, LogLevel.Error, "Token {Label} refused a call: {Function} returned {Name}.")]
    public static partial void Refused(ILogger logger, string label, string function, string name);
}
