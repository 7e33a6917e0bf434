using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Gateway;

/// <summary>
/// VNPT's third-party gateway, v1/credentials/get_certificate ("Tài liệu tích hợp VNPT SMARTCA"): whether a citizen has a working
/// certificate. The gateway authenticates by sp_id and sp_password in the body, so bodies are never logged.
/// </summary>
internal sealed partial class VnptGateway(HttpClient http, GatewayOptions options, TimeProvider clock, ILogger<VnptGateway> logger)
{
    private const string Active = "Đang hoạt động";

    private readonly ResiliencePipeline _pipeline = Pipeline(options, clock);

    public async Task<GatewayCheck> CheckAsync(string citizenId, CancellationToken cancellationToken)
    {
        try
        {
            var envelope = await _pipeline.ExecuteAsync(
                static async (call, token) => await call.Self.AskAsync(call.CitizenId, token), (Self: this, CitizenId: citizenId),
                cancellationToken);
            return Judge(envelope);
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutRejectedException or JsonException or NotSupportedException)
        {
            LogUnreachable(error.GetType().Name);
            return GatewayCheck.Unavailable;
        }
    }

    private static ResiliencePipeline Pipeline(GatewayOptions options, TimeProvider clock)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = clock };
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // get_certificate only reads, so asking again is harmless.
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
            });
        }

        return pipeline.AddTimeout(options.Timeout).Build();
    }

    private async ValueTask<Envelope<CertificateData>?> AskAsync(string citizenId, CancellationToken cancellationToken)
    {
        var ask = new CertificateQuestion(options.SpId, options.SpPassword, citizenId, "", Guid.NewGuid().ToString("N"));
        var address = new Uri($"{options.BaseUrl!.AbsoluteUri.TrimEnd('/')}/v1/credentials/get_certificate");
        using var response = await http.PostAsJsonAsync(address, ask, GatewayJson.Default.CertificateQuestion, cancellationToken);
        // The gateway says 400, 401 and 403 in the HTTP status too, with the envelope as the body.
        if ((int)response.StatusCode >= 500) response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(GatewayJson.Default.EnvelopeCertificateData, cancellationToken);
    }

    private GatewayCheck Judge(Envelope<CertificateData>? envelope)
    {
        switch (envelope?.StatusCode)
        {
            case 200:
                return envelope.Data?.UserCertificates?.Any(IsWorking) == true ? GatewayCheck.HasCertificate : GatewayCheck.NoCertificate;
            case 403:
                return GatewayCheck.NoCertificate;
            default:
                LogRefused(envelope?.StatusCode ?? 0);
                return GatewayCheck.Unavailable;
        }
    }

    private bool IsWorking(GatewayCertificate certificate) =>
        certificate.CertStatus?.Normalize() == Active && certificate.CertValidTo > clock.GetUtcNow();

    [LoggerMessage(1, LogLevel.Warning, "The SmartCA gateway could not be asked: {Kind}.")]
    private partial void LogUnreachable(string kind);

    [LoggerMessage(2, LogLevel.Error, "The SmartCA gateway refused the request with status {Status}; check Gateway:SpId and SpPassword.")]
    private partial void LogRefused(int status);
}
