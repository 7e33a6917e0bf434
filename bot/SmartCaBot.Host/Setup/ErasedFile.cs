using System.Globalization;
using SmartCaBot.Admin.Erasures;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// Who was erased and when, by opaque ids, one a line, in a file beside the database: a database from before, put back, is told by it whom it must
/// forget again. No part of a backup, whose database has its own list: a restore leaves it where it is.
/// </summary>
internal sealed class ErasedFile(DataDirectory data) : IErasedNotes, IDisposable
{
    public const string Name = "erased.list";

    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Path => System.IO.Path.Combine(data.Root, Name);

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken)
    {
        var erased = new Dictionary<Guid, DateTimeOffset>();
        if (!File.Exists(Path)) return erased;
        foreach (var line in await File.ReadAllLinesAsync(Path, cancellationToken))
        {
            if (line.Split(' ') is [var id, var at] && Guid.TryParse(id, out var known)
                && DateTimeOffset.TryParseExact(at, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                erased[known] = time;
        }

        return erased;
    }

    public async Task AddAsync(IReadOnlyDictionary<Guid, DateTimeOffset> erased, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var all = new SortedDictionary<Guid, DateTimeOffset>((await ReadAsync(cancellationToken)).ToDictionary());
            foreach (var (id, at) in erased) all[id] = at;
            await using (var file = new FileStream(Path + ".new", FileMode.Create, FileAccess.Write))
            {
                await using var writer = new StreamWriter(file, leaveOpen: true);
                foreach (var (id, at) in all)
                    await writer.WriteLineAsync($"{id} {at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}".AsMemory(), cancellationToken);
                await writer.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(Path + ".new", Path, overwrite: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
