using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SmartCaBot.Staff;

/// <summary>What the host and the other staff modules see: accounts, sign-in, the pages' shell.</summary>
public static class StaffModule
{
    internal const string Scheme = "staff";

    public static IServiceCollection AddStaff(this IServiceCollection services, StaffOptions options)
    {
        services.AddSingleton(options);
        services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.LoginPath = "/staff/sign-in";
            cookie.AccessDeniedPath = "/staff/sign-in";
            cookie.Cookie.Name = options.Https ? "__Host-staff" : "staff";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        services.AddAuthorization(StaffPolicies.AddTo);
        return services.AddStaffPages(typeof(StaffModule).Assembly);
    }

    /// <summary>Has the pages of a module found. Their files lie in <c>Pages/NAME-OF-THE-MODULE/</c>, because paths must differ between modules.</summary>
    public static IServiceCollection AddStaffPages(this IServiceCollection services, Assembly module)
    {
        services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            if (parts.ApplicationParts.Any(part => part is AssemblyPart known && known.Assembly == module)) return;
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(module).GetApplicationParts(module))
                parts.ApplicationParts.Add(part);
        });
        return services;
    }

    /// <summary>After the request's limits, before what is mapped.</summary>
    public static void UseStaff(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>The pages of all modules.</summary>
    public static void MapStaff(this IEndpointRouteBuilder routes) => routes.MapRazorPages();
}
