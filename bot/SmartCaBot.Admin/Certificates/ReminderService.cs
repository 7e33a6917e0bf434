using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Certificates;

/// <summary>
/// Reminds citizens 30 and 7 days before their certificate ends, once each: of certificates that nothing has replaced, whose holder agreed to
/// their being managed. Runs twice a day; the message's key makes a second run, or a second node, send nothing more.
/// </summary>
internal sealed partial class ReminderService(
    IEndingCertificates ending, IEndingCredentials credentials, ICertificateReminders reminders, ReminderTable table, TimeProvider clock,
    ILogger<ReminderService> logger) : BackgroundService
{
    private const int PageSize = 200;
    private const string Purpose = "certificate-enrolment";

    /// <summary>Days before the end, the nearest first: somebody found late hears it once.</summary>
    private static readonly int[] Days = [7, 30];

    private static readonly TimeSpan Interval = TimeSpan.FromHours(12);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(5);

    /// <summary>Returns how many were sent.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await credentials.FillInAsync(PageSize, cancellationToken) > 0)
        {
        }

        var sent = 0;
        foreach (var days in Days)
        {
            var (after, until) = (clock.GetUtcNow(), clock.GetUtcNow().AddDays(days));
            while (true)
            {
                var page = await ending.ListAsync(after, until, PageSize, cancellationToken);
                foreach (var certificate in page)
                {
                    if (await RemindAsync(certificate, days, cancellationToken)) sent++;
                    after = certificate.NotAfter;
                }

                if (page.Count < PageSize) break;
            }
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                if (await RunOnceAsync(stoppingToken) is > 0 and var sent) LogSent(sent);
            }
            catch (TokenUnavailableException)
            {
                wait = Retry;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
                wait = Retry;
            }

            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RemindAsync(EndingCertificate certificate, int days, CancellationToken cancellationToken)
    {
        if (certificate.IsReplaced || certificate.Consent != Purpose) return false;
        if (await table.WasSentAsync(certificate.Id, days, cancellationToken)) return false;
        var key = string.Create(CultureInfo.InvariantCulture, $"certificate-ends-{certificate.Id:N}-{days}");
        var way = await reminders.SendAsync(certificate, days, key, cancellationToken);
        await table.AddAsync(certificate.Id, days, clock.GetUtcNow(), way, cancellationToken);
        return way != "none";
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} people were reminded that their certificate ends.")]
    private partial void LogSent(int count);

    [LoggerMessage(2, LogLevel.Error, "People could not be reminded of certificates that end; it is tried again.")]
    private partial void LogFailed(Exception error);
}
