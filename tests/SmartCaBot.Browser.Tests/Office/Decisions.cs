using SmartCaBot.Browser.Tests.Hosting;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>An officer's decisions at the command line, for tests of what comes after them.</summary>
internal static class Decisions
{
    public static async Task ApproveAllAsync(RunningHost host)
    {
        foreach (var line in (await host.CommandAsync(["dossier", "list"])).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            await host.CommandAsync(["dossier", "approve", line.Split(' ')[0], "--officer", "canbo", "--officer-id", "066180000999"]);
    }
}
