using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Storage.Conversations;

namespace SmartCaBot.Storage;

public static class StorageServices
{
    /// <summary>
    /// Registers the stores of an opened storage under the ports they serve; those that report what they cannot read do so in the
    /// host's log, and deeds are written with their turns. The caller keeps the storage and disposes it after the host has stopped.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageModule storage) => services
        .AddSingleton(provider => Recording(Logging(storage, provider), provider).Conversations)
        .AddSingleton(provider => Logging(storage, provider).Outbox)
        .AddSingleton(storage.Database)
        .AddSingleton(storage.Keys)
        .AddSingleton(storage.SharedValues)
        .AddSingleton(storage.OutboxReview)
        .AddSingleton(storage.Files)
        .AddSingleton(storage.Signing)
        .AddSingleton(storage.Enrolment)
        .AddSingleton(storage.IdentityChecks)
        .AddSingleton(storage.Authenticators)
        .AddSingleton(storage.Audit)
        .AddSingleton(storage.EndingCredentials)
        .AddSingleton(storage.Authority)
        .AddSingleton(storage.WrappingKeys)
        .AddSingleton(storage.AuditTrail)
        .AddSingleton(storage.AuditSearch)
        .AddSingleton(storage.Maintenance);

    private static StorageModule Recording(StorageModule storage, IServiceProvider provider)
    {
        storage.RecordDeeds(provider.GetServices<IDeedWriter>());
        return storage;
    }

    private static StorageModule Logging(StorageModule storage, IServiceProvider provider)
    {
        storage.LogTo(provider.GetRequiredService<ILoggerFactory>());
        return storage;
    }
}
