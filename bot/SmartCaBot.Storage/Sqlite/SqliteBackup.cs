using Dapper;
using Microsoft.Data.Sqlite;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>A consistent, compact copy of a database in use (VACUUM INTO).</summary>
internal static class SqliteBackup
{
    public static BackupResult Write(SqliteConnection source, string path)
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
        source.Execute("VACUUM INTO @path", new { path }, commandTimeout: 0);
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
