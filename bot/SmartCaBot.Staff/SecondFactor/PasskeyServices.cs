using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff.Accounts;

namespace SmartCaBot.Staff.SecondFactor;

internal static class PasskeyServices
{
    public static void AddPasskeys(this IServiceCollection services, StaffOptions options)
    {
        services.AddSingleton<PasskeyTable>();
        services.AddSingleton<Passkeys>();
        services.AddIdentityCore<AccountRow>().AddUserStore<PasskeyUsers>();
        services.AddScoped<IPasskeyHandler<AccountRow>, PasskeyHandler<AccountRow>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = options.PublicUrl?.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = context =>
            {
                var request = context.HttpContext.Request;
                var own = options.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
                return ValueTask.FromResult(!context.CrossOrigin && context.Origin == own);
            };
        });
    }
}
