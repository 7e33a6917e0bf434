using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Http;

namespace SmartCaBot.Host.Tests.Http;

public sealed class FrameworkLogTests
{
    private const string Pages = "Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageActionInvoker";
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const string Redirects = "Microsoft.AspNetCore.Http.Result.RedirectResult";
    private const string Paths = "Microsoft.AspNetCore.Routing.Matching.DfaMatcher";
    private const string Others = "Microsoft.AspNetCore.Server.Kestrel";

    [Theory]
    [InlineData("Default", "Trace", Pages, LogLevel.Warning)]
    [InlineData("Microsoft", "Trace", Pages, LogLevel.Warning)]
    [InlineData("Microsoft.AspNetCore.Mvc", "Trace", Pages, LogLevel.Warning)]
    [InlineData("Microsoft.AspNetCore.Mvc.RazorPages", "Trace", Pages, LogLevel.Warning)]
    [InlineData("Default", "Error", Pages, LogLevel.Error)]
    [InlineData("Microsoft.AspNetCore", "Information", Requests, LogLevel.Warning)]
    [InlineData("Microsoft.AspNetCore", "Debug", Redirects, LogLevel.Warning)]
    [InlineData("Microsoft.AspNetCore.Routing", "Debug", Paths, LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Routing", "Error", Paths, LogLevel.Error)]
    [InlineData("Microsoft.AspNetCore", "Debug", Others, LogLevel.Debug)]
    [InlineData("Default", "Trace", "SmartCaBot.Desk", LogLevel.Trace)]
    public void However_fine_the_log_is_set_links_and_what_forms_held_are_not_in_it(string set, string level, string category, LogLevel finest)
    {
        var settings = new Dictionary<string, string?> { ["LogLevel:Default"] = "Information", ["LogLevel:" + set] = level };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConfiguration(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddProvider(new AllEnabled()));
        services.LeaveSecretsOutOfTheLog();
        using var provider = services.BuildServiceProvider();

        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        Assert.Equal(finest, Enum.GetValues<LogLevel>().First(logger.IsEnabled));
    }

    private sealed class AllEnabled : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Enabled();

        public void Dispose()
        {
        }

        private sealed class Enabled : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => NullLogger.Instance.BeginScope(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
            }
        }
    }
}
