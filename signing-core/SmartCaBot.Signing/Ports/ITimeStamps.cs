namespace SmartCaBot.Signing.Ports;

/// <summary>Time stamps of RFC 3161: our own authority's, or another's by configuration.</summary>
public interface ITimeStamps
{
    /// <summary>No token that <see cref="StampAsync"/> returns is longer, in bytes: room may be left for it before it is there.</summary>
    const int LongestToken = 12 << 10;

    /// <param name="sha256">Digest of what is stamped, 32 bytes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TimeStampOutcome> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken);
}

public abstract record TimeStampOutcome
{
    /// <param name="Token">TimeStampToken, DER: a CMS SignedData with the authority's certificate inside. Checked: it stamps what was asked.</param>
    /// <param name="At">When, as it says.</param>
    public sealed record Stamped(byte[] Token, DateTimeOffset At) : TimeStampOutcome;

    /// <summary>None can be had now; asking later may help.</summary>
    /// <param name="Why">For the log.</param>
    public sealed record Unavailable(string Why) : TimeStampOutcome;
}
