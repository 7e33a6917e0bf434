using System.Globalization;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary><c>switch</c>: turns a part of the service off and on when the web is down. Running hosts follow within two seconds.</summary>
internal static class SwitchVerb
{
    public static async Task<ExitCode> ListAsync(Toolbox tools, TextWriter output)
    {
        var now = tools.Get<TimeProvider>().GetUtcNow();
        foreach (var (name, change) in await tools.Get<ISwitchControl>().StandingAsync(CancellationToken.None))
        {
            await output.WriteLineAsync(change is null || change.IsOnAt(now)
                ? $"{name,-10} on"
                : string.Create(CultureInfo.InvariantCulture, $"{name,-10} OFF since {change.At:u}{(change.Until is { } until ? $" until {until:u}" : "")} by {change.Actor}: {change.Reason}"));
        }
        return ExitCode.Done;
    }

    public static async Task<ExitCode> ChangeAsync(Toolbox tools, string text, bool turnOn, Arguments options, TextWriter output)
    {
        if (!Enum.TryParse<SwitchName>(text, ignoreCase: true, out var name) || !Enum.IsDefined(name) || char.IsDigit(text[0]))
        {
            await output.WriteLineAsync($"There is no switch {text}; there are {string.Join(", ", Enum.GetNames<SwitchName>())}.");
            return ExitCode.Usage;
        }

        DateTimeOffset? until = null;
        if (options.Value("minutes") is { } minutes)
        {
            if (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                await output.WriteLineAsync("--minutes needs a whole number.");
                return ExitCode.Usage;
            }
            until = tools.Get<TimeProvider>().GetUtcNow().AddMinutes(length);
        }

        var outcome = await tools.Get<ISwitchControl>().ChangeAsync(
            new SwitchOrder(
                name, turnOn, options.Value("reason") ?? "", $"command:{options.Value("as") ?? Environment.UserName}", until,
                new SwitchNotice(options.Value("notice") ?? "", options.Value("notice-en") ?? "")),
            CancellationToken.None);
        await output.WriteLineAsync(outcome switch
        {
            SwitchOutcome.Changed => $"{name} is {(turnOn ? "on" : "OFF")}; running hosts follow within two seconds.",
            SwitchOutcome.NoReason => "--reason needs 10 to 500 characters: colleagues read it.",
            SwitchOutcome.UntilIsPast => "It would be on again at once.",
            SwitchOutcome.NoticeTooLong => "The notice is too long (300 characters).",
            SwitchOutcome.ChangedMeanwhile => "Somebody else changed it at the same moment; look again.",
            _ => throw new InvalidOperationException("Unknown outcome."),
        });
        return outcome == SwitchOutcome.Changed ? ExitCode.Done : ExitCode.No;
    }
}
