using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Host.Composition;

/// <summary>The token as the settings describe it: one, or one and its replicas.</summary>
internal static class TokenServices
{
    public static void AddToken(this IServiceCollection services, TokenSettings settings, DataDirectory data)
    {
        services.AddSingleton(settings);
        services.AddSingleton(s => new Token(
            Options(settings, data), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Token>>()));
        if (settings.Standby.Count > 0) services.AddSingleton<IHealthPart, StandbyPart>();
    }

    private static List<TokenOptions> Options(TokenSettings settings, DataDirectory data)
    {
        var first = new TokenOptions
        {
            LibraryPath = settings.Library,
            Label = settings.Label,
            Serial = Given(settings.Serial, null),
            UserPinFile = Given(settings.UserPinFile, SoftToken.UserPinFile(data))!,
            MaxSessions = settings.MaxSessions,
            MaxWaiting = settings.MaxWaiting,
            LeaseTimeout = settings.LeaseTimeout,
            KeyWrapMechanism = settings.KeyWrapNumber,
        };
        return
        [
            first,
            .. settings.Standby.Select(standby => first with
            {
                LibraryPath = Given(standby.Library, first.LibraryPath)!,
                Label = Given(standby.Label, first.Label)!,
                Serial = Given(standby.Serial, null),
                UserPinFile = Given(standby.UserPinFile, first.UserPinFile)!,
            }),
        ];
    }

    private static string? Given(string value, string? otherwise) => value.Length > 0 ? value : otherwise;
}
