using SmartCaBot.Admin.Erasures;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// Who was erased, by opaque ids, one a line, in a file beside the database: a database from before, put back, is told by it whom it must
/// forget again. No part of a backup, whose database has its own list: a restore leaves it where it is.
/// </summary>
internal sealed class ErasedFile(DataDirectory data) : IErasedNotes, IDisposable
{
    public const string Name = "erased.list";

    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Path => System.IO.Path.Combine(data.Root, Name);

    public async Task<IReadOnlyCollection<Guid>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path)) return [];
        var ids = new HashSet<Guid>();
        foreach (var line in await File.ReadAllLinesAsync(Path, cancellationToken))
        {
            if (Guid.TryParse(line.Trim(), out var id)) ids.Add(id);
        }

        return ids;
    }

    public async Task AddAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var all = (await ReadAsync(cancellationToken)).Union(ids).Order();
            await using (var file = new FileStream(Path + ".new", FileMode.Create, FileAccess.Write))
            {
                await using var writer = new StreamWriter(file, leaveOpen: true);
                foreach (var id in all) await writer.WriteLineAsync(id.ToString().AsMemory(), cancellationToken);
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
