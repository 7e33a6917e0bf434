using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Pages.Code.Documents;

/// <summary>Pictures of pages, drawn once for each document and kept for minutes, in memory and within bounds; a few are drawn at a time.</summary>
internal sealed class PagePictures(PageRenderer renderer, PagePictureSettings settings, TimeProvider clock) : IDisposable
{
    private const int MostWaiting = 64;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    // Not at once again: what failed may have cost much.
    private static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turns = new(settings.AtOnce);
    private readonly Dictionary<(string, int), Drawn> _drawn = [];
    private long _size;
    private int _waiting;

    /// <summary>Null when there is none.</summary>
    /// <param name="document">Of which document.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<byte[]?> OfAsync(DocumentShown document, int page, CancellationToken cancellationToken)
    {
        if (page < 1 || page > Shown(document)) return null;
        var key = (document.Sha256, page);
        if (Find(key) is { } known) return known.Picture;
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                if (Find(key) is { } meanwhile) return meanwhile.Picture;
                if (await document.ReadAsync(cancellationToken) is not { } bytes) return null;
                var picture = await renderer.DrawAsync(bytes, page, cancellationToken);
                Keep(key, picture);
                return picture;
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Pages of it that are shown as pictures.</summary>
    public int Shown(DocumentShown document) => settings.Program.Length == 0 ? 0 : Math.Min(document.Pages, settings.MostPages);

    public void Dispose() => _turns.Dispose();

    private Drawn? Find((string, int) key)
    {
        lock (_gate) return _drawn.TryGetValue(key, out var known) && known.Until > clock.GetUtcNow() ? known : null;
    }

    private void Keep((string, int) key, byte[]? picture)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var (old, drawn) in _drawn.OrderBy(pair => pair.Value.Until).ToArray())
                if (drawn.Until <= now || _size + (picture?.Length ?? 0) > settings.CacheBytes) Drop(old, drawn);
            if (_drawn.TryGetValue(key, out var same)) Drop(key, same);
            _drawn[key] = new Drawn(picture, now + (picture is null ? FailureKept : Kept));
            _size += picture?.Length ?? 0;
        }
    }

    private void Drop((string, int) key, Drawn drawn)
    {
        _drawn.Remove(key);
        _size -= drawn.Picture?.Length ?? 0;
    }

    /// <param name="Picture">Null: it could not be drawn.</param>
    /// <param name="Until">Kept so long.</param>
    private sealed record Drawn(byte[]? Picture, DateTimeOffset Until);
}
