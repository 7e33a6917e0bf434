using System.Globalization;

namespace SmartCaBot.Signing.Audit;

/// <summary>A record that is known from elsewhere to stand in the log: noted on paper, in a file, or in an export.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Hash">Its hash, 32 bytes.</param>
public sealed record AuditHead(long Sequence, byte[] Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Convert.ToHexStringLower(Hash)}");

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is something else.</summary>
    public static AuditHead? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return null;
        var hash = new byte[32];
        var status = Convert.FromHexString(text.AsSpan(colon + 1), hash, out _, out var written);
        return status == System.Buffers.OperationStatus.Done && written == hash.Length ? new AuditHead(sequence, hash) : null;
    }
}
