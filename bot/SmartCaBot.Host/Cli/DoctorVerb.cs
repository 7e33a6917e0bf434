using SmartCaBot.Channels.Zalo;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Health;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Cli;

/// <summary><c>doctor</c>: each part in a line, and what to do about those that are not well.</summary>
internal static class DoctorVerb
{
    public static async Task<ExitCode> RunAsync(Toolbox tools, TextWriter output)
    {
        var well = true;
        async Task SayAsync(string part, string? problem, string advice)
        {
            well &= problem is null;
            await output.WriteLineAsync(problem is null ? $"ok       {part}" : $"PROBLEM  {part}: {problem}\n         {advice}");
        }

        var data = tools.Installation.Data;
        await SayAsync($"data directory {data.Root}", null, "");
        var defects = await tools.Get<StorageMaintenance>().CheckAsync(CancellationToken.None);
        await SayAsync("database and files", defects.Count == 0 ? null : string.Join("; ", defects), "Restore the newest backup: smartcabot restore DIRECTORY.");
        var signing = await ActivatorUtilities.CreateInstance<SigningPart>(tools.Services).ProblemAsync(CancellationToken.None);
        await SayAsync(
            $"token {tools.Installation.Options.Token.Label}", signing?.Detail,
            "Install softhsm2 or set Token:Library; check that the token's directory or device and its PIN file are there.");
        foreach (var device in tools.Get<Token>().Devices)
            if (device.Capabilities is { } can) await output.WriteLineAsync($"         {device.Label}: {can}");
        await SayAsync(
            "messages", tools.Get<DeliveryWays>().Any ? null : "neither SMS nor e-mail", "Set Delivery:Sms:Url or Delivery:Email:Host.");
        var disk = await new DiskPart(tools.Get<IFileStore>(), tools.Installation.Options.Web).ProblemAsync(CancellationToken.None);
        await SayAsync("free space", disk?.Detail, "Free some, or move Data:Directory to a larger disk; Data:FileDays says how long files are kept.");
        if (tools.Installation.Options.Zalo.Enabled)
            await SayAsync("zalo", (await tools.Get<ZaloConnection>().AccountAsync(CancellationToken.None)).Problem, "Run smartcabot zalo connect, or see \"Zalo\" in docs/operations.md.");
        var page = File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"));
        await SayAsync("web page", page ? null : "not built", "Run ./run once, or npm ci && npm run build in bot/SmartCaBot.Host/web.");
        await SayAsync("content", ContentProblem(tools.Installation.Options.Locale.Zone), "Put the file right; the message names the line.");
        return well ? ExitCode.Done : ExitCode.No;
    }

    private static string? ContentProblem(TimeZoneInfo zone)
    {
        try
        {
            BotServices.Content(zone).MustFit(BotServices.Understander());
            return null;
        }
        catch (Exception error) when (error is FormatException or IOException)
        {
            return error.Message;
        }
    }
}
