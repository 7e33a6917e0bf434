using System.Reflection;
using SmartCaBot.Admin;
using SmartCaBot.Admin.Auditing;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Host.Composition;

/// <summary>Administration, and its ports on the rest of the host.</summary>
internal static class AdminServices
{
    public static void AddAdministration(this IServiceCollection services, SmartCaOptions options)
    {
        services.AddSingleton<IPlatformHealth>(s => s.GetRequiredService<HealthWatch>());
        services.AddSingleton<IAuditSealKey, AuditSealKey>();
        services.AddSingleton<IDossierConversations, DossierConversations>();
        services.AddSingleton<ICertificateReminders, CertificateReminders>();
        services.AddSingleton<ICertificateDesk, CertificateDesk>();
        services.AddSingleton(s => s.GetRequiredService<SigningCore>().Ending);
        services.AddSingleton(s => s.GetRequiredService<SigningCore>().Citizens);
        services.AddSingleton<IErasedNotes, ErasedFile>();
        services.AddAdmin(new AdminOptions
        {
            ErasureNeedsTwo = options.Admin.ErasureNeedsTwo,
            CitizenYears = options.Admin.CitizenYears,
            PrivateAddresses = options.Admin.PrivateAddresses,
            PublicUrl = options.PublicUrl,
            Version = Version,
            Periods = new RetentionPeriods(
                TimeSpan.FromDays(options.Data.FileDays), TimeSpan.FromDays(options.Data.OutboxDays), TimeSpan.FromDays(options.Data.ConversationDays),
                TimeSpan.FromDays(options.Data.InboxDays)),
        });
    }

    private static string Version =>
        typeof(AdminServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
