using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Outbox;

public static class OutboxModule
{
    /// <summary>A background service that delivers one kind of outbox message. Needs <see cref="IOutboxStore"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddDispatcher(this IServiceCollection services, Func<IServiceProvider, IMessageSender> sender)
    {
        services.TryAddSingleton<OutboxBell>();
        return services.AddSingleton<IHostedService>(s => new OutboxDispatcher(
            s.GetRequiredService<IOutboxStore>(), sender(s), s.GetRequiredService<OutboxBell>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<OutboxDispatcher>>()));
    }
}
