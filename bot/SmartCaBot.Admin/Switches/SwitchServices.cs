using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Switches;

public static class SwitchServices
{
    /// <summary>The switches without anything in the background, as a command needs them.</summary>
    public static IServiceCollection AddSwitches(this IServiceCollection services) => services
        .AddSingleton<SwitchStore>()
        .AddSingleton<SwitchBoard>()
        .AddSingleton<ISwitches>(s => s.GetRequiredService<SwitchBoard>())
        .AddSingleton<ISigningGate, SigningSwitch>()
        .AddSingleton<ISwitchControl, SwitchControl>();

    /// <summary>The switches as a host needs them: what is turned elsewhere is followed.</summary>
    public static IServiceCollection AddFollowedSwitches(this IServiceCollection services) =>
        services.AddSwitches().AddHostedService<SwitchRefresh>();
}
