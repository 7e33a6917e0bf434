using SmartCaBot.Channels.Outbox;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Host.Delivery;

/// <summary>Wires codes, the outbox and the ways out of it.</summary>
internal static class DeliveryServices
{
    public static void AddDelivery(this IServiceCollection services, SmartCaOptions all, DataDirectory data)
    {
        var options = all.Delivery;
        services.AddSingleton(new DeliveryWays(
            options.Record || options.Sms.IsConfigured, options.Record || options.Email.IsConfigured,
            all.Zalo is { Enabled: true, CodeTemplate.IsConfigured: true }, all.Zalo.CodeTemplate.AlsoSms));
        services.AddSingleton(all.Locale);
        services.AddSingleton<IOtpSender, OutboxOtpSender>();
        services.AddSingleton<IHolderNotices, OutboxHolderNotices>();
        services.AddSingleton<IConversationPart, CodesOfConversation>();
        services.AddSingleton<ICitizenPart, CodesOfCitizen>();
        if (options.Record)
        {
            services.AddSingleton(
                new RecordedMessages(Path.Combine(data.Root, "recorded-messages"), SecretFile.Key(data.KeyFile("recorded-messages.key"))));
            services.AddDispatcher(s => Recorder(s, TextMessage.Sms));
            services.AddDispatcher(s => Recorder(s, TextMessage.Email));
            return;
        }

        if (options.Sms.IsConfigured)
        {
            services.AddHttpClient<HttpSmsSender>(http => http.Timeout = options.Sms.Timeout)
                // The address of a GET gateway holds the message.
                .RemoveAllLoggers();
            services.AddSingleton(options.Sms);
            services.AddDispatcher(s => s.GetRequiredService<HttpSmsSender>());
        }

        if (options.Email.IsConfigured) services.AddDispatcher(_ => new SmtpSender(options.Email));
    }

    public static void MapDelivery(this WebApplication app)
    {
        if (app.Services.GetService<RecordedMessages>() is not null) app.MapRecordedMessages();
    }

    private static RecordingSender Recorder(IServiceProvider services, string kind) =>
        new(kind, services.GetRequiredService<RecordedMessages>(), services.GetRequiredService<TimeProvider>());
}
