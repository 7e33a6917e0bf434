namespace SmartCaBot.Storage.Files;

/// <summary>Removes files whose time has passed, and what crashes left behind.</summary>
internal sealed class FileRetention(FileFolder folder, FileCatalog catalog, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>No upload takes longer; younger bytes without a row may be one that is still going on.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(1);

    public void DeleteInterrupted() => folder.DeleteTemporariesBefore(time.GetUtcNow() - LongestUpload);

    /// <summary>Row first, then bytes. Returns how many files were removed.</summary>
    public async Task<int> DeleteOlderThanAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - age;
        var removed = 0;
        while (await catalog.RemoveBeforeAsync(before, BatchSize, cancellationToken) is { Count: > 0 } ids)
        {
            foreach (var id in ids)
                folder.Delete(id);
            removed += ids.Count;
        }
        DeleteInterrupted();
        return removed + await DeleteOrphansAsync(cancellationToken);
    }

    /// <summary>Rows whose bytes are gone.</summary>
    public async Task<int> CountMissingAsync(CancellationToken cancellationToken)
    {
        var (missing, after) = (0, "");
        while (await catalog.IdsAfterAsync(after, BatchSize, cancellationToken) is { Count: > 0 } ids)
        {
            missing += ids.Count(id => !File.Exists(folder.PathOf(id)));
            after = ids[^1];
        }
        return missing;
    }

    private async Task<int> DeleteOrphansAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var ids in folder.KeptBefore(time.GetUtcNow() - LongestUpload).Chunk(BatchSize))
        {
            var known = await catalog.KnownAsync(ids, cancellationToken);
            foreach (var id in ids.Where(id => !known.Contains(id)))
            {
                folder.Delete(id);
                removed++;
            }
        }
        return removed;
    }
}
