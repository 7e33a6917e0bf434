using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin;

/// <summary>What the host sees of this module.</summary>
public static class AdminModule
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton(new StaffNavItem(300, "/admin", "Quản trị", StaffPolicies.Admin))
        .AddSwitches()
        .AddHostedService<SwitchRefresh>()
        .AddStaffPages(typeof(AdminModule).Assembly);

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapAdmin(this IEndpointRouteBuilder routes) => routes;
}
