namespace SmartCaBot.Host.Http;

/// <summary>
/// At its finer levels the framework writes down the addresses that were asked for, where requests are sent on to, and what the handlers of forms were
/// given: one-time links, codes, people's words and numbers. However the log is set, it does not go that far; all else stays as it is set.
/// </summary>
internal static class FrameworkLog
{
    private static readonly (string Category, LogLevel Finest)[] Limits =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("Microsoft.AspNetCore.Http.Result", LogLevel.Warning),
        ("Microsoft.AspNetCore.Mvc", LogLevel.Warning),
        ("Microsoft.AspNetCore.Routing", LogLevel.Information),
        ("Microsoft.AspNetCore.StaticFiles", LogLevel.Warning),
    ];

    public static void LeaveSecretsOutOfTheLog(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var (category, finest) in Limits) Limit(options, category, finest);
    });

    private static void Limit(LoggerFilterOptions options, string category, LogLevel finest)
    {
        foreach (var finer in options.Rules.Where(rule => rule.CategoryName is { } name && Covers(category, name) && IsFiner(rule, finest)).ToArray())
        {
            options.Rules.Remove(finer);
            options.Rules.Add(new LoggerFilterRule(finer.ProviderName, finer.CategoryName, finest, finer.Filter));
        }

        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToArray())
        {
            var ruling = options.Rules.Where(rule => rule.ProviderName == provider && Covers(rule.CategoryName ?? "", category))
                .OrderBy(rule => rule.CategoryName?.Length ?? 0).LastOrDefault();
            if (ruling is null ? provider is null && options.MinLevel < finest : IsFiner(ruling, finest))
                options.Rules.Add(new LoggerFilterRule(provider, category, finest, ruling?.Filter));
        }
    }

    private static bool Covers(string above, string category) => category.StartsWith(above, StringComparison.OrdinalIgnoreCase);

    private static bool IsFiner(LoggerFilterRule rule, LogLevel finest) => (rule.LogLevel ?? LogLevel.Trace) < finest;
}
