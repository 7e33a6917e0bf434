namespace SmartCaBot.Storage.Files;

/// <summary>Where the bytes of stored files lie: <c>files/xx/yy/id</c>, and <c>files/tmp/id</c> while they are written.</summary>
internal sealed class FileFolder
{
    private readonly string _root;
    private readonly string _temporary;

    public FileFolder(string root)
    {
        _root = Path.GetFullPath(root);
        _temporary = Path.Combine(root, "tmp");
        PrivateDirectory.Create(_temporary);
    }

    /// <summary>What this service may still write; the disk may keep more for its owner.</summary>
    public long FreeBytes => new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(_root)! : _root).AvailableFreeSpace;

    public string PathOf(string id) => Path.Combine(_root, id[..2], id[2..4], id);

    public FileStream CreateTemporary(string id) => new(Path.Combine(_temporary, id), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Options = FileOptions.Asynchronous,
        BufferSize = 0,
    });

    /// <summary>Gives a temporary file its place; it stays there after a power cut.</summary>
    public void Keep(string id)
    {
        var path = PathOf(id);
        var folder = Path.GetDirectoryName(path)!;
        PrivateDirectory.Create(folder);
        File.Move(Path.Combine(_temporary, id), path);
        DirectorySync.Flush(folder);
        DirectorySync.Flush(Path.GetDirectoryName(folder)!);
        DirectorySync.Flush(_root);
    }

    public void DeleteTemporary(string id) => File.Delete(Path.Combine(_temporary, id));

    public void Delete(string id)
    {
        var path = PathOf(id);
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>What interrupted writes left behind. Young ones may belong to a write that is still going on.</summary>
    public void DeleteTemporariesBefore(DateTimeOffset time)
    {
        foreach (var path in Directory.EnumerateFiles(_temporary))
        {
            if (File.GetLastWriteTimeUtc(path) < time.UtcDateTime)
                File.Delete(path);
        }
    }

    /// <summary>Ids of all kept files written before a time.</summary>
    public IEnumerable<string> KeptBefore(DateTimeOffset time) =>
        from outer in Directory.EnumerateDirectories(_root)
        where outer != _temporary
        from inner in Directory.EnumerateDirectories(outer)
        from path in Directory.EnumerateFiles(inner)
        where File.GetLastWriteTimeUtc(path) < time.UtcDateTime
        select Path.GetFileName(path);
}
