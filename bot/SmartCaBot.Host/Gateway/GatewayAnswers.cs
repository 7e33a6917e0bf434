namespace SmartCaBot.Host.Gateway;

/// <summary>Reads what the gateway says of a request that waits. Nothing is a signature that the person's key did not make over our digest.</summary>
internal sealed partial class GatewayAnswers(TimeProvider clock, ILogger<GatewayAnswers> logger)
{
    private static readonly string[] Declined = ["reject", "refus", "declin", "cancel", "denied"];

    /// <summary>The request as it stands now; unchanged while the person has not decided.</summary>
    public GatewayRequest Read(GatewayRequest request, string message, IReadOnlyList<SignatureOfFile>? signatures)
    {
        if (signatures is { Count: > 0 })
        {
            if (Value(request, signatures) is not { } value || !SignersCertificate.Made(request.Content.Certificate, request.Content.Digest, value))
            {
                LogFaulty(request.Id);
                return request with { State = GatewayState.Faulty };
            }

            return request with { State = GatewayState.Signed, Content = request.Content with { Signature = value, SignedAt = clock.GetUtcNow() } };
        }

        if (Declined.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase))) return request with { State = GatewayState.Declined };
        if (message.Contains("expire", StringComparison.OrdinalIgnoreCase)) return request with { State = GatewayState.Expired };
        return request.State == GatewayState.Asking ? request with { State = GatewayState.Waiting } : request;
    }

    private static byte[]? Value(GatewayRequest request, IReadOnlyList<SignatureOfFile> signatures)
    {
        var text = (signatures.FirstOrDefault(one => one.DocId == request.Content.Title) ?? (signatures.Count == 1 ? signatures[0] : null))?.SignatureValue;
        var value = new byte[(text?.Length ?? 0) / 4 * 3 + 3];
        return text is { Length: > 0 } && Convert.TryFromBase64String(text, value, out var size) ? value[..size] : null;
    }

    [LoggerMessage(1, LogLevel.Error, "Request {Id}: what the SmartCA gateway returned is not this person's signature of this digest; it was thrown away.")]
    private partial void LogFaulty(Guid id);
}
