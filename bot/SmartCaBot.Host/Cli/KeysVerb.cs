using SmartCaBot.Host.Ceremonies;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Ceremonies;
using SmartCaBot.Signing.Keys.Rotation;

namespace SmartCaBot.Host.Cli;

/// <summary><c>keys …</c>: the service's own keys: making them, replacing the one that wraps the citizens' keys, destroying an old one.</summary>
internal static class KeysVerb
{
    public static Task<ExitCode> ListAsync(Toolbox tools, Terminal terminal) => GuardAsync(terminal, async () =>
    {
        foreach (var (key, credentials) in await tools.Get<SigningCore>().Rotation.ListAsync(CancellationToken.None))
            await terminal.SayAsync($"{key.Label,-24} {key.State,-8} {credentials,9} citizens' keys");
        foreach (var device in tools.Get<Token>().Devices)
        {
            var health = await device.CheckAsync(CancellationToken.None);
            await terminal.SayAsync($"token {device.Label}: {health.Condition}. {health.Detail ?? device.Capabilities?.ToString()}");
        }

        return ExitCode.Done;
    });

    /// <summary>Fills a new token where <c>Token:DualControl</c> keeps the host from doing so by itself.</summary>
    public static Task<ExitCode> SetUpAsync(Toolbox tools, Arguments arguments, Terminal terminal) => GuardAsync(terminal, async () =>
    {
        if (await tools.Get<SigningSetup>().EnsureAsync(CancellationToken.None) is null) return await SayAsync(terminal, "All is there.");
        if (await HoldAsync(tools, CeremonyOperation.MakeAuthorities, tools.Installation.Options.Token.Label, arguments, terminal) is not { } approval) return ExitCode.No;
        return await tools.Get<SigningSetup>().CompleteAsync(approval, CancellationToken.None) is { } problem
            ? await FailAsync(terminal, problem)
            : await SayAsync(terminal, "The token holds its keys and authorities.");
    });

    /// <summary>Finishes a rotation that was begun; otherwise begins one, if two custodians agree.</summary>
    public static Task<ExitCode> RotateAsync(Toolbox tools, Arguments arguments, Terminal terminal) => GuardAsync(terminal, async () =>
    {
        var rotation = tools.Get<SigningCore>().Rotation;
        if (!(await rotation.ListAsync(CancellationToken.None)).Any(each => each.Key.State == Signing.Keys.WrappingKeyState.Old && each.Credentials > 0))
        {
            if (await HoldAsync(tools, CeremonyOperation.RotateKek, "key-encryption key", arguments, terminal) is not { } approval) return ExitCode.No;
            switch (await rotation.BeginAsync(approval, CancellationToken.None))
            {
                case BeginOutcome.Begun begun:
                    await terminal.SayAsync($"New keys are wrapped under {begun.To} from now on.");
                    break;
                case BeginOutcome.NotReplicated lacking:
                    return await FailAsync(
                        terminal, $"{lacking.Label} is made, and not in use: {string.Join(", ", lacking.Tokens)} must hold it first. Replicate it and rotate again.");
            }
        }

        var report = await rotation.MoveAsync(new Progress<long>(moved => terminal.ComplainAsync($"{moved} moved")), CancellationToken.None);
        await terminal.SayAsync($"{report.Moved} citizens' keys moved to {report.To}.");
        foreach (var damaged in report.Damaged) await terminal.ComplainAsync($"Credential {damaged}: its key is not its certificate's, or does not sign; left as it is.");
        return report.Damaged.Count == 0 ? ExitCode.Done : ExitCode.No;
    });

    public static Task<ExitCode> RetireAsync(Toolbox tools, string label, Arguments arguments, Terminal terminal) => GuardAsync(terminal, async () =>
    {
        if (arguments.Value("confirm") != label) return await FailAsync(terminal, $"Destroying a key cannot be undone. Confirm with --confirm {label}.");
        if (await HoldAsync(tools, CeremonyOperation.RetireKek, label, arguments, terminal) is not { } approval) return ExitCode.No;
        return await tools.Get<SigningCore>().Rotation.RetireAsync(label, approval, CancellationToken.None) switch
        {
            RetireOutcome.Done => await SayAsync(terminal, $"{label} is destroyed. Backups from before the rotation cannot be read without a backup of the token from then."),
            RetireOutcome.InUse inUse => await FailAsync(terminal, $"{inUse.Keys} citizens' keys are under {label}: smartcabot keys rotate."),
            RetireOutcome.TooSoon soon => await FailAsync(terminal, $"{label} was current until a moment ago. Retire it after {soon.From:u}."),
            RetireOutcome.LeftOn left => await FailAsync(terminal, $"{label} is retired, and {string.Join(", ", left.Tokens)} still holds it. Retire it again when that is back."),
            _ => await FailAsync(terminal, $"There is no old key {label} (smartcabot keys list)."),
        };
    });

    private static Task<Approval?> HoldAsync(Toolbox tools, CeremonyOperation operation, string subject, Arguments arguments, Terminal terminal) =>
        ActivatorUtilities.CreateInstance<Ceremony>(tools.Services).HoldAsync(operation, subject, arguments, terminal, CancellationToken.None);

    private static async Task<ExitCode> GuardAsync(Terminal terminal, Func<Task<ExitCode>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception failure) when (failure is TokenUnavailableException or MissingObjectException or NotSupportedByTokenException)
        {
            await terminal.ComplainAsync(failure.Message);
            return ExitCode.Unavailable;
        }
    }

    private static async Task<ExitCode> SayAsync(Terminal terminal, string line)
    {
        await terminal.SayAsync(line);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> FailAsync(Terminal terminal, string line)
    {
        await terminal.ComplainAsync(line);
        return ExitCode.No;
    }
}
