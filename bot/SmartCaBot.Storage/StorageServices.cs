using Microsoft.Extensions.DependencyInjection;

namespace SmartCaBot.Storage;

public static class StorageServices
{
    /// <summary>
    /// Registers the stores of an opened storage under the ports they serve. The caller keeps the storage and disposes it after
    /// the host has stopped.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageModule storage) => services
        .AddSingleton(storage.Conversations)
        .AddSingleton(storage.Outbox)
        .AddSingleton(storage.Files)
        .AddSingleton(storage.Signing)
        .AddSingleton(storage.Enrolment)
        .AddSingleton(storage.Audit)
        .AddSingleton(storage.Maintenance);
}
