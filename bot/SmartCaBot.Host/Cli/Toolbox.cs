using SmartCaBot.Admin;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Staff;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Cli;

/// <summary>The installation as a command sees it: the same parts as the serving host's, nothing running in the background.</summary>
internal sealed class Toolbox(Installation installation, ServiceProvider services)
{
    public Installation Installation => installation;

    public IServiceProvider Services => services;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public IEnumerable<T> All<T>() => services.GetServices<T>();

    public static async Task<ExitCode> RunAsync(Func<Toolbox, Task<ExitCode>> command)
    {
        var builder = Configuration();
        if (HostConfiguration.Read(builder.Configuration, builder.Environment, Console.Error) is not { } options) return ExitCode.Configuration;
        try
        {
            await using var installation = await Installation.OpenAsync(options, CancellationToken.None);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddStorage(installation.Storage);
            builder.Services.AddStaffAccounts(options.ToStaff());
            builder.Services.AddDelivery(options, installation.Data);
            builder.Services.AddSwitches();
            builder.Services.AddIntegrators();
            builder.Services.AddUpkeepNotes();
            builder.Services.AddSigning(installation);
            if (options.Zalo.Enabled) builder.Services.AddZaloConnection(options.Zalo.ToOptions(options, installation.Data));
            await using var services = builder.Services.BuildServiceProvider();
            return await command(new Toolbox(installation, services));
        }
        catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.Unavailable;
        }
    }

    /// <summary>Configured as the host is; warnings go to stderr, so that stdout stays the command's.</summary>
    public static WebApplicationBuilder Configuration()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(level => level >= LogLevel.Warning);
        return builder;
    }
}
