using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>Decides whether a webhook's bytes come from the platform, now, for this account.</summary>
internal sealed class WebhookCheck(ZaloOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    // Of two properties of one name the signature might cover one and the reader take the other.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public WebhookVerdict Check(ReadOnlyMemory<byte> body, string? signature, out JsonDocument? json)
    {
        json = null;
        try
        {
            json = JsonDocument.Parse(body, Strict);
        }
        catch (JsonException)
        {
            return WebhookVerdict.Malformed;
        }

        if (json.RootElement.Text("timestamp") is not { Length: > 0 } timestamp) return WebhookVerdict.Malformed;
        if (WebhookSignature.Read(signature) is not { } mac) return WebhookVerdict.Forged;
        if (!Matches(mac, body.Span, timestamp, options.WebhookSubject, options.WebhookSecret))
            return MatchesOtherwise(mac, body.Span, timestamp) ? WebhookVerdict.SignedOtherwise : WebhookVerdict.Forged;
        if (!IsMine(json.RootElement)) return WebhookVerdict.Foreign;
        return IsNow(timestamp) ? WebhookVerdict.Genuine : WebhookVerdict.Stale;
    }

    private bool Matches(byte[] mac, ReadOnlySpan<byte> body, string timestamp, ZaloWebhookSubject subject, ZaloWebhookSecret secret) =>
        Secret(secret) is { Length: > 0 } key
        && CryptographicOperations.FixedTimeEquals(mac, WebhookSignature.Compute(Subject(subject), body, timestamp, key));

    private bool MatchesOtherwise(byte[] mac, ReadOnlySpan<byte> body, string timestamp)
    {
        foreach (var subject in Enum.GetValues<ZaloWebhookSubject>())
        {
            foreach (var secret in Enum.GetValues<ZaloWebhookSecret>())
            {
                if (Matches(mac, body, timestamp, subject, secret)) return true;
            }
        }

        return false;
    }

    private string Subject(ZaloWebhookSubject subject) => subject == ZaloWebhookSubject.AppId ? options.AppId : options.OaId;

    private string Secret(ZaloWebhookSecret secret) => secret == ZaloWebhookSecret.OaSecretKey ? options.OaSecretKey : options.AppSecret;

    /// <summary>One address serves all accounts of an app.</summary>
    private bool IsMine(JsonElement body)
    {
        if (body.Text("app_id") is { } app && app != options.AppId) return false;
        var account = body.Text("oa_id") ?? body.Text("oaId");
        if (account is not null) return account == options.OaId;
        var (sender, recipient) = (body.Text("sender", "id"), body.Text("recipient", "id"));
        return sender is null || recipient is null || sender == options.OaId || recipient == options.OaId;
    }

    private bool IsNow(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return false;
        var age = clock.GetUtcNow().ToUnixTimeMilliseconds() - milliseconds;
        return age <= options.ReplayWindow.TotalMilliseconds && age >= -Skew.TotalMilliseconds;
    }
}
