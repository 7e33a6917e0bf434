using System.Globalization;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// The last seal of the audit log in a file beside the database. It is signed by the token, so nobody can write one for another log; it is no
/// part of a backup, because a restored log may rightly end earlier.
/// </summary>
internal sealed partial class SealFile(DataDirectory data, ILogger<SealFile> logger) : ISealNotes, IDisposable
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
            if (Find() is { } earlier && SequenceOf(earlier) > sequence)
            {
                LogShorter(SequenceOf(earlier), sequence);
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

    private static long SequenceOf(string seal) =>
        seal.Split('=', ';') is [_, var text, ..] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    [LoggerMessage(1, LogLevel.Critical, "The audit log was sealed up to record {Known} before, and ends at {Now} now: its end was cut off. See smartcabot audit verify.")]
    private partial void LogShorter(long known, long now);
}
