using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Keys;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels;

public static class ChannelsModule
{
    /// <summary>
    /// What every channel stands on: the turn runner with all registered listeners, its recovery at start, events delivered into
    /// conversations, keys and file links. Needs <see cref="IConversationStore"/>, <see cref="IOutboxStore"/>, <see cref="IFileStore"/>,
    /// <see cref="IBot"/> and <see cref="TimeProvider"/>. Hosted
    /// services that prepare the store must be registered before.
    /// </summary>
    /// <exception cref="ArgumentException">An option is missing or wrong.</exception>
    public static IServiceCollection AddChannels(this IServiceCollection services, ChannelsOptions options)
    {
        options.Validate();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<BaseAddress>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<FileEndpoint>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadQuota>();
        services.AddSingleton<IFileIntake, FileIntake>();
        services.AddSingleton<ActivitySetWriter>();
        services.TryAddSingleton<IUploadScanner, NoUploadScanner>();
        services.AddSingleton<IReplyRouter, ReplyRouter>();
        services.TryAddSingleton<OutboxBell>();
        services.AddSingleton<ITurnListener>(provider => provider.GetRequiredService<OutboxBell>());
        services.AddSingleton<ITurnListener, TurnLog>();
        services.AddSingleton(provider => new TurnRunner(
            provider.GetRequiredService<IConversationStore>(),
            provider.GetRequiredService<IBot>(),
            provider.GetRequiredService<IReplyRouter>(),
            new TurnListeners([.. provider.GetServices<ITurnListener>()]),
            provider.GetRequiredService<TimeProvider>(),
            new ChannelPreparations(provider.GetServices<IChannelPreparation>())));
        services.AddSingleton<HandoffLine>();
        services.AddHostedService<TurnRecovery>();
        services.AddDispatcher(s => ActivatorUtilities.CreateInstance<EventSender>(s));
        return services;
    }
}
