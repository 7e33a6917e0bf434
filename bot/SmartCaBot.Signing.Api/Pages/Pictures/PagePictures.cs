namespace SmartCaBot.Signing.Api.Pages.Pictures;

/// <summary>
/// Pictures of pages, drawn once for each document and kept for minutes, in memory and within bounds. Of one conversation one page is drawn at a
/// time, and of all only a few, so nobody's document keeps others from seeing theirs for long.
/// </summary>
public sealed class PagePictures : IDisposable
{
    private const int MostUnderWay = 64;
    private const int MostOfOne = 16;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    // Not at once again: what failed may have cost much.
    private static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(1);

    private readonly PageRenderer _renderer;
    private readonly PagePictureSettings _settings;
    private readonly TimeProvider _clock;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turns;
    private readonly Dictionary<(string Document, int Page), Drawn> _drawn = [];
    private readonly Dictionary<(string Document, int Page), (Task<byte[]?> Drawing, string Owner)> _underWay = [];
    private readonly Dictionary<string, Task> _lastOf = [];
    private long _size;

    internal PagePictures(PageRenderer renderer, PagePictureSettings settings, TimeProvider clock) =>
        (_renderer, _settings, _clock, _turns) = (renderer, settings, clock, new(settings.AtOnce));

    /// <summary>Null when there is none.</summary>
    /// <param name="document">Of which document.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Stops waiting; others may wait for the same.</param>
    public async Task<byte[]?> OfAsync(IShownDocument document, int page, CancellationToken cancellationToken)
    {
        if (page < 1 || page > Shown(document)) return null;
        var key = (document.Sha256, page);
        Task<byte[]?> drawing;
        lock (_gate)
        {
            if (_drawn.TryGetValue(key, out var known) && known.Until > _clock.GetUtcNow()) return known.Picture;
            if (_underWay.TryGetValue(key, out var begun))
            {
                drawing = begun.Drawing;
            }
            else
            {
                if (_underWay.Count >= MostUnderWay || _underWay.Values.Count(other => other.Owner == document.Owner) >= MostOfOne) return null;
                drawing = DrawAsync(document, page, _lastOf.GetValueOrDefault(document.Owner));
                _underWay[key] = (drawing, document.Owner);
                _lastOf[document.Owner] = drawing;
            }
        }

        return await drawing.WaitAsync(cancellationToken);
    }

    /// <summary>False once it is known that the first page cannot be drawn; waits only a moment to learn it.</summary>
    public async Task<bool> MayShowAsync(IShownDocument document, CancellationToken cancellationToken)
    {
        if (Shown(document) == 0) return false;
        using var moment = new CancellationTokenSource(_settings.Moment, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(moment.Token, cancellationToken);
        try
        {
            return await OfAsync(document, 1, either.Token) is not null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody knows yet: the page is shown, and its picture comes when it comes.
            return true;
        }
    }

    /// <summary>Pages of it that are shown as pictures.</summary>
    public int Shown(IShownDocument document) => _settings.Program.Length == 0 ? 0 : Math.Min(document.Pages, _settings.MostPages);

    public void Dispose() => _turns.Dispose();

    private async Task<byte[]?> DrawAsync(IShownDocument document, int page, Task? before)
    {
        // Not under the lock that the caller holds.
        await Task.Yield();
        byte[]? picture = null;
        try
        {
            if (before is not null) await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _turns.WaitAsync(CancellationToken.None);
            try
            {
                if (await document.ReadAsync(CancellationToken.None) is { } bytes) picture = await _renderer.DrawAsync(bytes, page, CancellationToken.None);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Keep((document.Sha256, page), document.Owner, picture);
        }

        return picture;
    }

    private void Keep((string, int) key, string owner, byte[]? picture)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            if (_underWay.Remove(key, out var done) && _lastOf.GetValueOrDefault(owner) == done.Drawing) _lastOf.Remove(owner);
            foreach (var (old, drawn) in _drawn.OrderBy(pair => pair.Value.Until).ToArray())
                if (drawn.Until <= now || _size + (picture?.Length ?? 0) > _settings.CacheBytes) Drop(old, drawn);
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
