using System.Globalization;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// The last seal of the audit log in a file beside the database. It is signed by the token, so nobody can write one for another log; it is no
/// part of a backup, because a restored log may rightly end earlier. A seal is followed by another one only while the record it seals stands in the log.
/// </summary>
internal sealed partial class SealFile(DataDirectory data, IAuditStore log, ILogger<SealFile> logger) : ISealNotes, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Path => System.IO.Path.Combine(data.Root, "audit-seal.last");

    /// <summary>Null before the first seal.</summary>
    public string? Find() => File.Exists(Path) ? File.ReadAllText(Path).TrimEnd() : null;

    public async Task NoteAsync(long sequence, string seal, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Find() is { } earlier && !await StandsAsync(earlier, cancellationToken))
            {
                LogLost(earlier, sequence);
                return;
            }

            await File.WriteAllTextAsync(Path + ".new", seal + "\n", cancellationToken);
            File.Move(Path + ".new", Path, overwrite: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Whether the log holds what the seal says: <c>sequence=…;hash=…;signature=…</c>.</summary>
    private async Task<bool> StandsAsync(string seal, CancellationToken cancellationToken)
    {
        if (seal.Split('=', ';') is not ["sequence", var place, "hash", var hash, ..] || !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return false;
        await foreach (var record in log.ReadAsync(sequence - 1, cancellationToken))
            return record.Sequence == sequence && Convert.ToHexStringLower(record.Hash) == hash;
        return false;
    }

    [LoggerMessage(1, LogLevel.Critical, "The audit log does not hold what was sealed before ({Seal}), and is sealed at {Now} now: its end was cut off or replaced. See smartcabot audit verify.")]
    private partial void LogLost(string seal, long now);
}
