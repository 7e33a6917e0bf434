using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>restore DIRECTORY</c>: a backup into a data directory that holds nothing but keys, or nothing at all. A PostgreSQL database is
/// restored with the server's own tools; the rest is copied back here.
/// </summary>
internal static class RestoreVerb
{
    public static async Task<ExitCode> RunAsync(string directory, TextWriter output)
    {
        var builder = Toolbox.Configuration();
        if (HostConfiguration.Read(builder.Configuration, builder.Environment, Console.Error) is not { } options) return ExitCode.Configuration;
        var database = Path.Combine(directory, "smartcabot.db");
        var onServer = options.Data.Postgres.Length > 0;
        if (onServer ? !Directory.Exists(Path.Combine(directory, "files")) : !File.Exists(database))
        {
            await output.WriteLineAsync($"{directory} holds no backup.");
            return ExitCode.Usage;
        }

        var data = DataDirectory.Open(options.Data.Directory);
        if (File.Exists(data.Database) || BackupVerb.Folders.Any(folder => Directory.Exists(Path.Combine(data.Root, folder))))
        {
            await output.WriteLineAsync($"{data.Root} is in use. Stop the host and move its contents away, the folder keys excepted.");
            return ExitCode.No;
        }

        foreach (var folder in BackupVerb.Folders) FolderCopy.Copy(Path.Combine(directory, folder), Path.Combine(data.Root, folder));
        FolderCopy.Copy(Path.Combine(directory, "keys"), data.Keys);
        if (!onServer) FolderCopy.CopyFile(database, data.Database);
        await output.WriteLineAsync(File.Exists(data.KeyFile("storage.key"))
            ? $"Restored to {data.Root}."
            : $"Restored to {data.Root}. Now put the keys of that installation into {data.Keys}.");
        if (!File.Exists(Path.Combine(data.Root, ErasedFile.Name)))
            await output.WriteLineAsync($"Who was erased since that backup is back. Put {ErasedFile.Name} of the earlier data directory there before the start, and they are erased again.");
        return ExitCode.Done;
    }
}
