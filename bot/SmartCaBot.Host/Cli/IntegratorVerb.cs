using SmartCaBot.Admin.Integrators;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary><c>integrator add</c>: registers a system that signs through our APIs. What it may do is changed under /admin.</summary>
internal static class IntegratorVerb
{
    public static async Task<ExitCode> AddAsync(Toolbox tools, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Value("name") is not { } name) return await UsageAsync(errors, "Needed: --name and --kinds.");
        var kinds = new HashSet<IntegratorKind>();
        foreach (var text in (arguments.Value("kinds") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Enum.TryParse<IntegratorKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind)) kinds.Add(kind);
            else return await UsageAsync(errors, $"There is no kind {text}. Kinds: {string.Join(", ", Enum.GetNames<IntegratorKind>())}.");
        if (kinds.Count == 0) return await UsageAsync(errors, "Needed: --name and --kinds.");
        string[] webhooks = arguments.Value("webhook") is { } webhook ? [webhook] : [];
        string[] redirects = arguments.Value("redirect") is { } redirect ? [redirect] : [];
        var added = await tools.Get<IntegratorRegistration>().AddAsync(
            name, kinds, redirects, webhooks, tools.Installation.Options.Admin.PrivateAddresses, CancellationToken.None);
        if (added is not { } integrator) return await UsageAsync(errors, "--webhook and --redirect must be https, under a public name.");
        await output.WriteLineAsync($"sp_id {integrator.ClientId}");
        await output.WriteLineAsync($"sp_password {integrator.Secret}");
        return ExitCode.Done;
    }

    private static async Task<ExitCode> UsageAsync(TextWriter errors, string message)
    {
        await errors.WriteLineAsync(message);
        return ExitCode.Usage;
    }
}
