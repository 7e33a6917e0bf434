using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage;

/// <summary>The opened storage: every store the other modules ask for. Dispose it last; it writes what is still waiting.</summary>
public sealed class StorageModule : IAsyncDisposable
{
    private readonly IReadOnlyList<IDisposable> _parts;
    private readonly UnreadableRows _unreadable;
    private readonly DeedWriters _deeds;

    internal StorageModule(IDatabase database, StorageKeys keys, DeedWriters deeds, UnreadableRows unreadable, IReadOnlyList<IDisposable> parts)
    {
        Database = database;
        Keys = keys;
        _deeds = deeds;
        _unreadable = unreadable;
        _parts = parts;
    }

    /// <summary>For modules with tables of their own.</summary>
    public IDatabase Database { get; }

    public StorageKeys Keys { get; }

    public required IConversationStore Conversations { get; init; }

    public required IOutboxStore Outbox { get; init; }

    public required ISharedValues SharedValues { get; init; }

    public required IOutboxReview OutboxReview { get; init; }

    public required IFileStore Files { get; init; }

    public required ISigningStore Signing { get; init; }

    public required IEnrolmentStore Enrolment { get; init; }

    public required IIdentityCheckStore IdentityChecks { get; init; }

    public required IAuthenticatorStore Authenticators { get; init; }

    public required IAuditStore Audit { get; init; }

    public required IEndingCredentials EndingCredentials { get; init; }

    public required IAuthorityStore Authority { get; init; }

    public required IWrappingKeys WrappingKeys { get; init; }

    public required IAuditTrail AuditTrail { get; init; }

    public required IAuditSearch AuditSearch { get; init; }

    public required StorageMaintenance Maintenance { get; init; }

    /// <summary>Opens the storage and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The options are wrong, the key is not this database's, or a newer version wrote it.</exception>
    public static Task<StorageModule> OpenAsync(
        StorageOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        StorageOpening.OpenAsync(options, time, cancellationToken);

    /// <summary>Where rows that cannot be read are reported from now on; <c>AddStorage</c> sees to it in a host.</summary>
    public void LogTo(ILoggerFactory loggers) => _unreadable.LogTo(loggers.CreateLogger<StorageModule>());

    /// <summary>Who writes of their own in the commit of a turn that touched a case; <c>AddStorage</c> sees to it in a host.</summary>
    public void RecordDeeds(IEnumerable<IDeedWriter> writers) => _deeds.Use(writers);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        foreach (var part in _parts)
            part.Dispose();
    }
}
