using System.Security.Cryptography;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Formats;

/// <summary>Gets time stamps for signatures that are being finished.</summary>
internal static class TimeStamping
{
    /// <summary>Of exactly these bytes.</summary>
    /// <returns>TimeStampToken, DER.</returns>
    /// <exception cref="LevelUnavailableException">None is to be had now.</exception>
    /// <exception cref="InvalidOperationException">There is nobody to ask: made without <see cref="TrustServices"/>.</exception>
    public static async ValueTask<byte[]> StampAsync(this TrustServices? trust, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (trust is null)
            throw new InvalidOperationException("Levels above B need trust services.");
        return await trust.TimeStamps.StampAsync(SHA256.HashData(content.Span), cancellationToken) switch
        {
            TimeStampOutcome.Stamped stamped => stamped.Token,
            TimeStampOutcome.Unavailable unavailable => throw new LevelUnavailableException($"No time stamp: {unavailable.Why}"),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
