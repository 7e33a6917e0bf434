using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Http;

namespace SmartCaBot.Host.Tests.Http;

public sealed class FormsInLogTests
{
    private const string Pages = "Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageActionInvoker";

    [Theory]
    [InlineData("Default", "Trace", LogLevel.Debug)]
    [InlineData("Microsoft", "Trace", LogLevel.Debug)]
    [InlineData("Microsoft.AspNetCore.Mvc", "Trace", LogLevel.Debug)]
    [InlineData("Microsoft.AspNetCore.Mvc.RazorPages", "Trace", LogLevel.Debug)]
    [InlineData("Default", "Warning", LogLevel.Warning)]
    [InlineData("Microsoft.AspNetCore", "Information", LogLevel.Information)]
    public void However_fine_the_log_is_set_what_forms_held_is_not_in_it(string category, string level, LogLevel finest)
    {
        var settings = new Dictionary<string, string?> { ["LogLevel:Default"] = "Information", ["LogLevel:" + category] = level };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConfiguration(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddProvider(new AllEnabled()));
        services.LeaveFormsOutOfTheLog();
        using var provider = services.BuildServiceProvider();
        var loggers = provider.GetRequiredService<ILoggerFactory>();

        var pages = loggers.CreateLogger(Pages);
        Assert.Equal(finest, Enum.GetValues<LogLevel>().First(pages.IsEnabled));
        if (category == "Default") Assert.Equal(Enum.Parse<LogLevel>(level), Enum.GetValues<LogLevel>().First(loggers.CreateLogger("SmartCaBot.Desk").IsEnabled));
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
