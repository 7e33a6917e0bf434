using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>A consistent, compact copy of a database in use (VACUUM INTO).</summary>
internal static class SqliteBackup
{
    public static async ValueTask<BackupResult> WriteAsync(ISqlSession source, string path)
    {
        try
        {
            // An empty file is allowed as target; made here, because the copy must be its owner's alone from the first byte.
            using var target = new FileStream(path, OwnerOnly());
        }
        catch (IOException) when (File.Exists(path))
        {
            return BackupResult.TargetExists;
        }
        await source.ExecuteAsync("VACUUM INTO $1", path);
        using var written = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(written);
        return BackupResult.Written;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
