using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Migrations;

/// <summary>Brings a database to the schema this program knows, all steps in one transaction under a lock.</summary>
internal sealed class Migrator(IReadOnlyList<Migration> known, string beginLocked, TimeProvider time)
{
    private const string History = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number     BIGINT PRIMARY KEY,
            name       TEXT   NOT NULL,
            checksum   TEXT   NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """;

    /// <exception cref="StorageException">Written by a newer program, or by one with other steps.</exception>
    public async Task RunAsync(ISqlSession session)
    {
        await session.RunScriptAsync(beginLocked);
        try
        {
            await ApplyMissingAsync(session);
            await session.RunScriptAsync("COMMIT");
        }
        catch
        {
            await session.RunScriptAsync("ROLLBACK");
            throw;
        }
    }

    private async Task ApplyMissingAsync(ISqlSession session)
    {
        await session.RunScriptAsync(History);
        var applied = await session.ListAsync(
            "SELECT number, name, checksum FROM schema_migrations ORDER BY number",
            row => new Applied(row.Int64(0), row.Text(1), row.Text(2)));
        foreach (var step in applied)
            RequireSame(step);
        foreach (var migration in known.ExceptBy(applied.Select(step => step.Number), migration => (long)migration.Number))
            await ApplyAsync(session, migration);
    }

    private void RequireSame(Applied applied)
    {
        var migration = known.SingleOrDefault(step => step.Number == applied.Number);
        if (migration is null)
        {
            throw new StorageException(
                $"The database was last used by a newer version of this program (schema step {applied.Number}, {applied.Name}). "
                + "Run that version, or restore a backup made before the upgrade.");
        }
        if (applied.Checksum != migration.Checksum)
        {
            throw new StorageException(
                $"Schema step {applied.Number} ({applied.Name}) of the database is not the one this program knows ({migration.Name}). "
                + "The database was made by another build; nothing was changed.");
        }
    }

    private async Task ApplyAsync(ISqlSession session, Migration migration)
    {
        await session.RunScriptAsync(migration.Sql);
        await session.ExecuteAsync(
            "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            migration.Number, migration.Name, migration.Checksum, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private sealed record Applied(long Number, string Name, string Checksum);
}
