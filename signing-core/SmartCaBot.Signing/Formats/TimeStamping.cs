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
    public static ValueTask<byte[]> StampAsync(this TrustServices? trust, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        StampDigestAsync(trust, SHA256.HashData(content.Span), cancellationToken);

    /// <summary>Of what has this SHA-256.</summary>
    /// <inheritdoc cref="StampAsync"/>
    public static async ValueTask<byte[]> StampDigestAsync(this TrustServices? trust, byte[] sha256, CancellationToken cancellationToken)
    {
        if (trust is null)
            throw new InvalidOperationException("Levels above B need trust services.");
        return await trust.TimeStamps.StampAsync(sha256, cancellationToken) switch
        {
            TimeStampOutcome.Stamped stamped => stamped.Token,
            TimeStampOutcome.Unavailable unavailable => throw new LevelUnavailableException($"No time stamp: {unavailable.Why}"),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
