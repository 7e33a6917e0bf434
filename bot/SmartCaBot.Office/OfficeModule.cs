using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff;

namespace SmartCaBot.Office;

/// <summary>What the host sees of this module.</summary>
public static class OfficeModule
{
    public static IServiceCollection AddOffice(this IServiceCollection services) => services.AddStaffPages(typeof(OfficeModule).Assembly);

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapOffice(this IEndpointRouteBuilder routes) => routes;
}
