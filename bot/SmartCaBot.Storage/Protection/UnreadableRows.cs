using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmartCaBot.Storage.Protection;

/// <summary>
/// Tells the operator of rows in a queue that cannot be read, by their ids and never by what is in them. One such row must not
/// hold up the others.
/// </summary>
internal sealed partial class UnreadableRows
{
    // The storage is opened before the host has a logger: it comes later.
    private volatile ILogger _logger = NullLogger.Instance;

    public void LogTo(ILogger logger) => _logger = logger;

    /// <summary>Changed, moved from another row, encrypted under another key, or decrypted to something of another form.</summary>
    public static bool IsUnreadable(Exception exception) => exception is CryptographicException or JsonException;

    // Of the exception only its kind: what the parser says may quote the text.
    public void Report(string channel, string activityId, Exception exception) =>
        LogActivity(_logger, activityId, channel, exception.GetType().Name);

    public void Report(string messageId, Exception exception) => LogMessage(_logger, messageId, exception.GetType().Name);

    [LoggerMessage(201, LogLevel.Error, "Activity {Id} from {Channel} cannot be read from the inbox ({Problem}): it stays there, and its turn does not run.")]
    private static partial void LogActivity(ILogger logger, string id, string channel, string problem);

    [LoggerMessage(202, LogLevel.Error, "Message {Id} cannot be read from the outbox ({Problem}): it is laid aside undelivered.")]
    private static partial void LogMessage(ILogger logger, string id, string problem);
}
