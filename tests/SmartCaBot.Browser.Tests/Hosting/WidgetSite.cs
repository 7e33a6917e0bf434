using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>The assistant as bot.example, by http and by https, and the two portals that may carry it, one for each.</summary>
public sealed class WidgetSite : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartcabot-https-");
    private X509Certificate2? _certificate;
    private RunningHost? _host;

    /// <summary>By http.</summary>
    internal PortalSite Portal { get; private set; } = null!;

    /// <summary>By https.</summary>
    internal PortalSite SecurePortal { get; private set; } = null!;

    internal string Bot => $"http://bot.example:{_host!.Port}";

    public async ValueTask InitializeAsync()
    {
        var pfx = Path.Combine(_folder.FullName, "bot.pfx");
        _certificate = await TestCertificate.WriteAsync(pfx, "bot.example");
        Portal = await PortalSite.StartAsync();
        SecurePortal = await PortalSite.StartAsync(_certificate);
        var port = RunningHost.FreePort();
        _host = await RunningHost.StartAsync(
            new Dictionary<string, string>
            {
                ["SmartCaBot__Web__AllowedOrigins__0"] = Portal.Origin,
                ["SmartCaBot__Web__AllowedOrigins__1"] = SecurePortal.Origin,
                ["Kestrel__Certificates__Default__Path"] = pfx,
            },
            new Uri($"https://127.0.0.1:{port}"));
        Portal.Bot = Bot;
        SecurePortal.Bot = $"https://bot.example:{port}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await Portal.DisposeAsync();
        await SecurePortal.DisposeAsync();
        _certificate?.Dispose();
        _folder.Delete(recursive: true);
    }
}
