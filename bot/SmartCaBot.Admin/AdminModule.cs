using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Admin.Auditing;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Admin.Copies;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Admin.Integrators;
using SmartCaBot.Admin.Pages;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Admin;

/// <summary>What the host sees of this module.</summary>
public static class AdminModule
{
    public static IServiceCollection AddAdmin(this IServiceCollection services, AdminOptions options)
    {
        services.AddSingleton(options);
        services.AddFollowedSwitches();
        services.AddRetention();
        services.AddErasures();
        services.AddSingleton<ConversationCopy>();
        services.AddSingleton<CitizenCopy>();
        services.AddSingleton<AuditChecks>();
        services.AddHosted<AuditChecking>();
        services.AddUpkeepNotes();
        services.AddSingleton<NodeTable>();
        services.AddHostedService<NodePulse>();
        services.AddSingleton<ReminderTable>();
        services.AddHosted<ReminderService>();
        services.AddIntegrators();
        services.AddSingleton<IntegratorDesk>();
        services.AddSingleton<Attention>();
        services.AddSingleton(new StaffNavItem(300, "/admin", "Quản trị", StaffPolicies.Admin));
        services.AddSingleton(new StaffNavItem(310, "/admin/audit", "Nhật ký kiểm toán", StaffPolicies.Audit));
        foreach (var note in AdminNotes.All) services.AddSingleton(note);
        return services.AddStaffPages(typeof(AdminModule).Assembly);
    }

    /// <summary>Who may call the APIs, as a host without the pages needs it.</summary>
    public static IServiceCollection AddIntegrators(this IServiceCollection services) => services
        .AddSingleton<IntegratorTable>()
        .AddSingleton<IntegratorSecret>()
        .AddSingleton<IIntegrators, Integrators.Integrators>()
        .AddSingleton(s => new IntegratorRegistration(
            s.GetRequiredService<IDatabase>(), s.GetRequiredService<IntegratorSecret>(), s.GetRequiredService<IAuditTrail>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>What a command notes for the pages to show.</summary>
    public static IServiceCollection AddUpkeepNotes(this IServiceCollection services) => services.AddSingleton<IUpkeepNotes, UpkeepNotes>();

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapAdmin(this IEndpointRouteBuilder routes) => routes;

    private static void AddRetention(this IServiceCollection services)
    {
        foreach (var place in Enumerable.Range(0, StorageRules.Count))
        {
            services.AddSingleton(s => StorageRules.Of(
                s.GetRequiredService<StorageMaintenance>(), s.GetRequiredService<AdminOptions>().Periods,
                [.. s.GetServices<IConversationPart>()])[place]);
        }

        services.AddSingleton<RetentionRuns>();
        services.AddSingleton<Holds>();
        services.AddHosted<RetentionService>();
    }

    private static void AddErasures(this IServiceCollection services)
    {
        services.AddSingleton<ErasureTable>();
        services.AddSingleton<ErasedRecords>();
        services.AddSingleton<CitizenEraser>();
        services.AddSingleton<IErasable, ErasableConversation>();
        services.AddSingleton<IErasable, ErasableCitizen>();
        services.AddSingleton<ICitizenPart, RemindersOfCitizen>();
        services.AddSingleton<Erasing>();
        services.AddHosted<RepeatedErasures>();
    }

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, Microsoft.Extensions.Hosting.IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(s => s.GetRequiredService<T>());
    }
}
