namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>The same, telling its log everything that any part of it has to say.</summary>
public sealed class TracedHost : AttackedHost
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
    };
}
