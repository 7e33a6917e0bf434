namespace SmartCaBot.Host.Configuration;

/// <summary>Reads and checks the options once, before anything is built from them.</summary>
internal static class HostConfiguration
{
    /// <summary>The options, or null after each problem has been written to <paramref name="errors"/>.</summary>
    public static SmartCaOptions? Read(IConfiguration configuration, IHostEnvironment environment, TextWriter errors)
    {
        IReadOnlyList<string> problems;
        try
        {
            var options = configuration.GetSection(SmartCaOptions.Section).Get<SmartCaOptions>() ?? new SmartCaOptions();
            problems = SmartCaOptionsRules.Check(options, environment);
            if (problems.Count == 0) return options;
        }
        catch (InvalidOperationException error)
        {
            // The binder names the setting it could not read.
            problems = [error.Message];
        }

        errors.WriteLine($"SmartCaBot cannot start in {environment.EnvironmentName}:");
        foreach (var problem in problems) errors.WriteLine($"  - {SmartCaOptions.Section}:{problem}");
        return null;
    }
}
