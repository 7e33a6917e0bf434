namespace SmartCaBot.Storage;

public enum StorageProvider
{
    /// <summary>One file in the data directory; one machine.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server (14 or later); several nodes may share it.</summary>
    PostgreSql,
}

/// <summary>Where things are kept.</summary>
public sealed record StorageOptions
{
    public const int KeySize = 32;

    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>Holds the SQLite database and the folder of stored files. Made when missing, readable by its owner only.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Of the PostgreSQL server, in Npgsql's form; not used with SQLite.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// 32 random bytes under which personal data is encrypted at rest. Kept outside the database: who loses it loses
    /// the data, who has it can read a backup.
    /// </summary>
    public required byte[] Key { get; init; }

    /// <summary>Says what is wrong in words for the operator; nothing when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
            yield return "The data directory is not set.";
        if (Provider == StorageProvider.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
            yield return "PostgreSQL needs a connection string.";
        if (Key.Length != KeySize)
            yield return $"The storage key must have {KeySize} bytes.";
    }

    // The connection string may hold a password.
    public override string ToString() => $"{Provider} in {DataDirectory}";
}
