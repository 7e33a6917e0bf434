using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.Shell;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;

namespace SmartCaBot.Staff;

/// <summary>What the host and the other staff modules see: accounts, sign-in, the pages' shell.</summary>
public static class StaffModule
{
    internal const string Scheme = "staff";

    public static IServiceCollection AddStaff(this IServiceCollection services, StaffOptions options)
    {
        services.AddStaffAccounts(options);
        services.AddPasskeys(options);
        services.AddSingleton<IStaffSignOut, StaffSignOut>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<OwnAccount>();
        services.AddSingleton<SignInPace>();
        services.AddSingleton<StaffNav>();
        services.AddSingleton<StaffNotes>();
        services.AddSingleton<StaffClock>();
        services.AddSingleton(new StaffNote("password-changed", "Đã đổi mật khẩu. Các thiết bị khác đã đăng xuất."));
        services.AddSingleton(new StaffNote("factor-added", "Đã thêm cách xác thực."));
        services.AddSingleton(new StaffNote("factor-removed", "Đã bỏ cách xác thực."));
        services.AddSingleton(new StaffNote("session-ended", "Đã đăng xuất."));
        services.AddHostedService<StaffUpkeep>();
        services.AddSingleton(provider => new StaffAssets(provider.GetServices<PageModule>().Select(module => module.Assembly)));
        services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, SessionHandler>(Scheme, configureOptions: null);
        services.AddAuthorization(StaffPolicies.AddTo);
        services.AddSingleton<IAuthorizationHandler, FreshHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(
            provider => new StaffDataProtection(provider.GetRequiredService<Storage.Protection.StorageKeys>())));
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = options.Https ? "__Host-staff-form" : "staff-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            // StaffHeaders says more.
            forgery.SuppressXFrameOptionsHeader = true;
        });
        // Vietnamese letters as they are, not as numbers.
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(static mvc => mvc.Filters.Add<MethodFilter>());
        return services.AddStaffPages(typeof(StaffModule).Assembly);
    }

    /// <summary>Accounts, offices and their audit, without pages: what commands need.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services, StaffOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SecretHash>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<SessionTable>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<IStillSignedIn>(provider => provider.GetRequiredService<StaffSessions>());
        services.AddSingleton<Invitations>();
        services.AddSingleton<AccountList>();
        services.AddSingleton<StaffAccounts>();
        services.AddSingleton<IStaffAccounts>(provider => provider.GetRequiredService<StaffAccounts>());
        services.AddSingleton(provider => new Operators(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<StaffAccounts>()));
        services.AddSingleton<IOffices, Offices.Offices>();
        services.AddSingleton<RecoveryCodes>();
        services.AddSingleton<Joining>();
        services.AddSingleton<PersonCodec>();
        services.AddSingleton<AccountTable>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<StaffAudit>();
        services.AddSingleton<IStaffAudit>(provider => provider.GetRequiredService<StaffAudit>());
        return services;
    }

    /// <summary>Has the pages and assets of a module found. Pages lie in <c>Pages/NAME-OF-THE-MODULE/</c>, because paths must differ between modules.</summary>
    public static IServiceCollection AddStaffPages(this IServiceCollection services, Assembly module)
    {
        services.AddSingleton(new PageModule(module));
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
        app.UseStaffHeaders();
        app.UseStaffProblems();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>The pages of all modules, and their assets.</summary>
    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapStaffAssets();
        routes.MapMethods("/staff/here", [HttpMethods.Head], static () => Results.NoContent())
            .RequireAuthorization(StaffPolicies.SignedIn).ExcludeFromDescription();
        routes.MapRazorPages();
    }

    private sealed record PageModule(Assembly Assembly);
}
