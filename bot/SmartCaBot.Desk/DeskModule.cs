using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk;

/// <summary>What the host sees of this module.</summary>
public static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton(new StaffNavItem(100, "/desk", "Bàn hỗ trợ", StaffPolicies.Desk))
        .AddStaffPages(typeof(DeskModule).Assembly);

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder routes) => routes;
}
