using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Gateway;

/// <summary>
/// The gateway's calls ("Tài liệu tích hợp VNPT SMARTCA"), one try each. It authenticates by sp_id and sp_password in the body, so bodies are
/// never logged.
/// </summary>
internal sealed partial class GatewayCalls(HttpClient http, GatewayOptions options, GatewayHealth health, TimeProvider clock, ILogger<GatewayCalls> logger)
{
    private const int LongestDescription = 200;

    private readonly string _base = options.BaseUrl!.AbsoluteUri.TrimEnd('/');

    public ValueTask<GatewayReply<CertificateData>> CertificatesAsync(string citizenId, string serial, CancellationToken cancellationToken) => PostAsync(
        "/v1/credentials/get_certificate",
        new CertificateQuestion(options.SpId, options.SpPassword, citizenId, serial, Guid.NewGuid().ToString("N")),
        GatewayJson.Default.CertificateQuestion, GatewayJson.Default.EnvelopeCertificateData, cancellationToken);

    /// <summary>Has the app ask.</summary>
    public ValueTask<GatewayReply<StartedData>> AskAsync(GatewayRequest request, CancellationToken cancellationToken) => PostAsync(
        "/v1/signatures/sign", Question(request), GatewayJson.Default.SignQuestion, GatewayJson.Default.EnvelopeStartedData, cancellationToken);

    /// <summary>Activation data for password and code.</summary>
    public ValueTask<GatewayReply<StartedData>> AuthoriseAsync(GatewayRequest request, string password, string code, CancellationToken cancellationToken) =>
        PostAsync(
            "/v2/signatures/sign", Question(request) with { Password = password, Otp = code },
            GatewayJson.Default.SignQuestion, GatewayJson.Default.EnvelopeStartedData, cancellationToken);

    /// <summary>Signatures for activation data.</summary>
    public ValueTask<GatewayReply<SignaturesData>> RedeemAsync(GatewayRequest request, string password, string sad, CancellationToken cancellationToken) =>
        PostAsync(
            "/v2/signatures/confirm",
            new ConfirmQuestion(options.SpId, options.SpPassword, request.Content.Citizen, password, sad, request.Reference),
            GatewayJson.Default.ConfirmQuestion, GatewayJson.Default.EnvelopeSignaturesData, cancellationToken);

    /// <summary>How a request stands; by our own name for it, which is known even where the answer to the first call was lost.</summary>
    public ValueTask<GatewayReply<SignaturesData>> LookAsync(GatewayRequest request, CancellationToken cancellationToken) => PostAsync(
        $"/v1/signatures/sign/{Uri.EscapeDataString(request.Content.TranCode ?? request.Reference)}/status",
        new StatusQuestion(options.SpId, options.SpPassword),
        GatewayJson.Default.StatusQuestion, GatewayJson.Default.EnvelopeSignaturesData, cancellationToken);

    private SignQuestion Question(GatewayRequest request)
    {
        var content = request.Content;
        var description = content.Description.Length > LongestDescription ? content.Description[..LongestDescription] : content.Description;
        return new SignQuestion(
            options.SpId, options.SpPassword, content.Citizen, request.Reference, description, content.Serial,
            request.CreatedAt.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture),
            [new FileToSign(Convert.ToHexStringLower(content.Digest), content.Title, content.FileType, "hash")]);
    }

    private async ValueTask<GatewayReply<T>> PostAsync<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<Envelope<T>> answerType, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.PostAsJsonAsync(new Uri(_base + path), body, bodyType, either.Token);
            if ((int)response.StatusCode >= 500) return Unknown<T>($"HTTP {(int)response.StatusCode}");
            // 400, 401 and 403 are in the HTTP status too, with the envelope as the body.
            if (await response.Content.ReadFromJsonAsync(answerType, either.Token) is not { StatusCode: > 0 and < 500 } envelope)
                return Unknown<T>("an error in the envelope");
            health.Answered();
            if (envelope.StatusCode != StatusCodes.Status200OK) LogRefused(path, envelope.StatusCode);
            return new GatewayReply<T>.Answered(envelope.StatusCode, envelope.Message ?? "", envelope.Data);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unknown<T>("no answer in time");
        }
        // InvalidOperationException: a charset that there is not.
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return Unknown<T>(error.GetType().Name);
        }
    }

    private GatewayReply<T>.Unknown Unknown<T>(string why)
        where T : class
    {
        health.Failed(why);
        LogUnknown(why);
        return new GatewayReply<T>.Unknown();
    }

    [LoggerMessage(2, LogLevel.Information, "The SmartCA gateway answered {Path} with status {Status}.")]
    private partial void LogRefused(string path, int status);

    [LoggerMessage(1, LogLevel.Warning, "The SmartCA gateway gave no answer to go by: {Why}.")]
    private partial void LogUnknown(string why);
}
