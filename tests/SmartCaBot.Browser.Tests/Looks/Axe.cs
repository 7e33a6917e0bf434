using System.Text.Json;
using SmartCaBot.TestKit;

namespace SmartCaBot.Browser.Tests.Looks;

/// <summary>axe-core over a page as it stands. Brought in over the debugging protocol, so that the page keeps its own policy.</summary>
internal static class Axe
{
    private const string Run =
        """
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
          .then(({ passes, violations }) => passes.length < FEWEST ? ['axe looked at nothing'] : violations.flatMap(({ id, help, nodes }) =>
            nodes.map(node => `${id}: ${help} | ${node.target} | ${node.failureSummary}`)))
        """;

    private static readonly string Source = Path.Combine(
        RepositoryFiles.Root, "bot", "SmartCaBot.Host", "web", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Violations of WCAG 2.0, 2.1 and 2.2, levels A and AA: rule, element, what to fix.</summary>
    /// <param name="page">As it stands.</param>
    /// <param name="fewest">Rules that must have found something to look at; a page of two sentences has few.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, int fewest = 10) =>
        await ViolationsAsync(await page.Context.NewCDPSessionAsync(page), fewest);

    /// <summary>In a frame of another site, which has a process of its own.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IFrame frame) =>
        await ViolationsAsync(await frame.Page.Context.NewCDPSessionAsync(frame), 10);

    private static async Task<IReadOnlyList<string>> ViolationsAsync(ICDPSession session, int fewest)
    {
        await EvaluateAsync(session, await File.ReadAllTextAsync(Source) + "; 0");
        var found = await EvaluateAsync(session, Run.Replace("FEWEST", fewest.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await session.DetachAsync();
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }

    private static async Task<JsonElement> EvaluateAsync(ICDPSession session, string expression)
    {
        var answer = await session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        });
        Assert.False(answer!.Value.TryGetProperty("exceptionDetails", out var problem), problem.ToString());
        return answer.Value.GetProperty("result").GetProperty("value");
    }
}
