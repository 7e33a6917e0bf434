using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Host.Setup;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>backup DIRECTORY</c>: the database as of one moment, then the files it knows, the token and the authorities' certificates; safe while the
/// host serves. The keys are left out unless asked for: with them a backup can be read by whoever holds it. A software token that went missing
/// is noticed, because a backup without it signs nothing.
/// </summary>
internal static class BackupVerb
{
    public static readonly IReadOnlyList<string> Folders = ["files", "softhsm", "authority"];

    public static async Task<ExitCode> RunAsync(Toolbox tools, string directory, bool withKeys, bool withoutToken, TextWriter output)
    {
        var data = tools.Installation.Data;
        if (tools.Installation.Options.Token.Software && !withoutToken && SoftToken.IsLost(data))
        {
            await output.WriteLineAsync(
                $"{data.SoftToken} holds no token any more, and citizens' keys cannot be used without it. Nothing was written. Stop the host, put that folder back from an earlier backup, "
                + "and try again; --without-token saves the rest as it is.");
            return ExitCode.No;
        }

        var target = Directory.CreateDirectory(directory).FullName;
        switch (await tools.Get<StorageMaintenance>().BackupDatabaseAsync(Path.Combine(target, Path.GetFileName(data.Database)), CancellationToken.None))
        {
            case BackupResult.TargetExists:
                await output.WriteLineAsync($"There is a backup in {target} already; name another directory.");
                return ExitCode.No;
            case BackupResult.UseDatabaseTools:
                await output.WriteLineAsync("The database is PostgreSQL: back it up with pg_dump. The rest is copied.");
                break;
        }

        foreach (var folder in Folders) FolderCopy.Copy(Path.Combine(data.Root, folder), Path.Combine(target, folder));
        if (withKeys) FolderCopy.Copy(data.Keys, Path.Combine(target, "keys"));
        await tools.Get<IUpkeepNotes>().NoteAsync(IUpkeepNotes.Backup, withKeys ? "keys" : "", CancellationToken.None);
        await output.WriteLineAsync(withKeys
            ? $"Written to {target}, with the keys: keep it as safe as the service itself."
            : $"Written to {target}. Without {data.Keys} it cannot be read; keep a copy of that elsewhere.");
        return ExitCode.Done;
    }
}
