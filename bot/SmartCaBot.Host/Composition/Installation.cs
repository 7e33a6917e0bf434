using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Setup;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Composition;

/// <summary>An installation opened: options, data directory, storage. The web host and the command line stand on the same one.</summary>
internal sealed record Installation(SmartCaOptions Options, DataDirectory Data, StorageModule Storage) : IAsyncDisposable
{
    /// <exception cref="StorageException">The database cannot be opened; the message says why.</exception>
    public static async Task<Installation> OpenAsync(SmartCaOptions options, CancellationToken cancellationToken)
    {
        var data = DataDirectory.Open(options.Data.Directory);
        if (options.Token.Software) SoftToken.Configure(data);
        var storage = await StorageModule.OpenAsync(
            new StorageOptions
            {
                Provider = options.Data.Postgres.Length > 0 ? StorageProvider.PostgreSql : StorageProvider.Sqlite,
                ConnectionString = options.Data.Postgres,
                DataDirectory = data.Root,
                Key = SecretFile.Key(data.KeyFile("storage.key"), StorageOptions.KeySize),
            },
            TimeProvider.System, cancellationToken);
        return new Installation(options, data, storage);
    }

    /// <summary>Null when the storage cannot be opened; says why in one line, as an operator reads it.</summary>
    public static async Task<Installation?> TryOpenAsync(SmartCaOptions options, TextWriter errors)
    {
        try
        {
            return await OpenAsync(options, CancellationToken.None);
        }
        catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(error.Message);
            return null;
        }
    }

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}
