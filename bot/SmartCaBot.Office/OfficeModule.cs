using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Landing;
using SmartCaBot.Office.Posters;
using SmartCaBot.Office.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Office;

/// <summary>What the host sees of this module.</summary>
public static class OfficeModule
{
    /// <summary>Call before the bot is added: its dialogs ask this module what a printed code means.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services, OfficeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OfficeNames>();
        services.AddSingleton<CampaignTable>();
        services.AddSingleton<ScanTable>();
        services.AddSingleton<CampaignDirectory>();
        services.AddSingleton<ICampaigns>(s => s.GetRequiredService<CampaignDirectory>());
        services.AddSingleton<PublicServices>();
        services.AddSingleton<PosterMaker>();
        services.AddSingleton<LandingPage>();
        services.AddSingleton<ScanCounter>();
        services.AddSingleton(new StaffNavItem(200, "/office", "Một cửa", StaffPolicies.Office));
        return services.AddStaffPages(typeof(OfficeModule).Assembly);
    }

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapOffice(this IEndpointRouteBuilder routes)
    {
        routes.MapLanding();
        return routes;
    }
}
