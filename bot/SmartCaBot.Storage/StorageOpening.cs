using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Files;
using SmartCaBot.Storage.Migrations;
using SmartCaBot.Storage.Outbox;
using SmartCaBot.Storage.PostgreSql;
using SmartCaBot.Storage.PostgreSql.Conversations;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Signing;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Storage.Sqlite;
using SmartCaBot.Storage.Sqlite.Conversations;
using SmartCaBot.Storage.Values;

namespace SmartCaBot.Storage;

/// <summary>Puts the parts together.</summary>
internal static class StorageOpening
{
    /// <summary>Of credentials and of signing transactions: those that are under way are read several times each.</summary>
    private const int RecentRecords = 1024;

    public static async Task<StorageModule> OpenAsync(
        StorageOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new StorageException(problem);
        cancellationToken.ThrowIfCancellationRequested();
        PrivateDirectory.Create(options.DataDirectory);
        var keys = new StorageKeys(options.Key);
        var unreadable = new UnreadableRows();
        var turns = new TurnCodec(keys, unreadable);
        var messages = new OutboxCodec(keys, unreadable);
        var deeds = new DeedWriters();
        if (options.Provider == StorageProvider.Sqlite)
        {
            var sqlite = await SqliteDatabase.OpenAsync(
                Path.Combine(options.DataDirectory, "smartcabot.db"),
                session => PrepareAsync(session, new Migrator(Migration.Known("Sqlite"), "BEGIN IMMEDIATE", time), keys));
            return Assemble(
                sqlite, new SqliteConversationStore(sqlite, turns, messages, deeds, time), options, keys, turns, messages, deeds, unreadable, time);
        }
        var migrator = new Migrator(Migration.Known("PostgreSql"), PostgresDatabase.BeginMigration, time);
        var postgres = await PostgresDatabase.OpenAsync(
            options.ConnectionString!, session => PrepareAsync(session, migrator, keys), cancellationToken);
        return Assemble(
            postgres, new PostgresConversationStore(postgres, turns, messages, deeds, time), options, keys, turns, messages, deeds, unreadable, time);
    }

    private static async ValueTask PrepareAsync(ISqlSession session, Migrator migrator, StorageKeys keys)
    {
        await migrator.RunAsync(session);
        await KeyCheck.RunAsync(session, keys);
    }

    private static StorageModule Assemble(
        IDatabase database, IConversationStore conversations, StorageOptions options, StorageKeys keys, TurnCodec turns,
        OutboxCodec messages, DeedWriters deeds, UnreadableRows unreadable, TimeProvider time)
    {
        var folder = new FileFolder(Path.Combine(options.DataDirectory, "files"));
        var catalog = new FileCatalog(database, keys);
        var retention = new FileRetention(folder, catalog, time);
        retention.DeleteInterrupted();

        var log = new AuditLog(database);
        var values = new SharedValues(database, keys, time);
        var credentials = new CredentialTable(new(keys.ProtectorOf("credentials"), SigningJson.Default.Credential, RecentRecords));
        var transactions = new TransactionTable(new(keys.ProtectorOf("signing_transactions"), SigningJson.Default.SigningTransaction, RecentRecords));
        var dossiers = new DossierTable(new(keys.ProtectorOf("dossiers"), SigningJson.Default.Dossier));
        var authenticators = new RecordCodec<Authenticator>(keys.ProtectorOf("authenticators"), SigningJson.Default.Authenticator);
        var checks = new RecordCodec<IdentityCheck>(keys.ProtectorOf("identity_checks"), SigningJson.Default.IdentityCheck);

        return new StorageModule(
            database, keys, deeds, unreadable,
            [turns, messages, catalog, credentials.Codec, transactions.Codec, dossiers.Codec, checks, authenticators, values])
        {
            Conversations = conversations,
            Outbox = new OutboxStore(database, messages, time),
            SharedValues = values,
            OutboxReview = new OutboxReview(database, messages, time),
            Files = new FileStore(folder, catalog, keys, time),
            Signing = new SigningStore(database, log, credentials, transactions),
            Enrolment = new EnrolmentStore(database, log, dossiers, credentials, messages, time),
            IdentityChecks = new IdentityCheckStore(database, checks),
            Authenticators = new AuthenticatorStore(database, log, authenticators),
            Audit = new AuditStore(database, log),
            EndingCredentials = new EndingCredentials(database, credentials),
            Authority = new AuthorityStore(database, log),
            WrappingKeys = new WrappingKeys(database, log, credentials, time),
            AuditTrail = log,
            AuditSearch = new AuditSearch(database),
            Maintenance = new StorageMaintenance(
                database, retention, new OutboxRetention(database, time), new ConversationRemoval(database, folder, messages, time),
                new CitizenRemoval(database, log, credentials, messages, folder)),
        };
    }
}
