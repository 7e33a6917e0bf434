namespace SmartCaBot.Host.Http;

/// <summary>
/// At its finest level the framework writes down what the handlers of forms were given: people's words, numbers and codes. However the log is
/// set, it does not go that far; other levels stay as they are set.
/// </summary>
internal static class FormsInLog
{
    private const string Category = "Microsoft.AspNetCore.Mvc";

    public static void LeaveFormsOutOfTheLog(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToArray())
        {
            var ruling = options.Rules.Where(rule => rule.ProviderName == provider && Category.StartsWith(rule.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
                .MaxBy(rule => rule.CategoryName?.Length ?? 0);
            if (ruling is { LogLevel: LogLevel.Trace }) options.Rules.Add(new LoggerFilterRule(provider, Category, LogLevel.Debug, filter: null));
        }

        foreach (var finer in options.Rules.Where(IsFiner).ToArray())
        {
            options.Rules.Remove(finer);
            options.Rules.Add(new LoggerFilterRule(finer.ProviderName, finer.CategoryName, LogLevel.Debug, finer.Filter));
        }
    });

    private static bool IsFiner(LoggerFilterRule rule) =>
        rule is { LogLevel: LogLevel.Trace, CategoryName: { } category } && category.StartsWith(Category, StringComparison.OrdinalIgnoreCase);
}
