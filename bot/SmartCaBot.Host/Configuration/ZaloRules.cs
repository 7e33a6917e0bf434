namespace SmartCaBot.Host.Configuration;

/// <summary>What must hold for the Zalo channel before the host starts.</summary>
internal static class ZaloRules
{
    public static IEnumerable<string> Check(SmartCaOptions options, bool isDevelopment)
    {
        var zalo = options.Zalo;
        if (!zalo.Enabled) yield break;
        foreach (var (name, value) in new[] { ("AppId", zalo.AppId), ("AppSecret", zalo.AppSecret), ("OaId", zalo.OaId) })
            if (value.Length == 0) yield return $"Zalo:{name} is empty; the console of developers.zalo.me shows it.";
        if (zalo.OaSecretKey.Length == 0 && zalo.WebhookSecret == Channels.Zalo.ZaloWebhookSecret.OaSecretKey)
            yield return "Zalo:OaSecretKey is empty; the console's webhook page shows it.";
        if (options.PublicUrl is null) yield return "Zalo:Enabled needs PublicUrl: links, and the address that the platform calls.";
        if (zalo.PauseMinutes < 0) yield return "Zalo:PauseMinutes must not be negative; 0 means that the bot never pauses.";
        foreach (var (name, template) in new[] { ("CodeTemplate", zalo.CodeTemplate), ("NoticeTemplate", zalo.NoticeTemplate) })
            if (template.IsConfigured && template.Parameter.Length == 0) yield return $"Zalo:{name}:Parameter is empty; name the template's parameter.";
        foreach (var origin in zalo.TrustedFileOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin)
                yield return $"Zalo:TrustedFileOrigins: {origin} is not an origin (scheme://host:port).";
        if (isDevelopment) yield break;
        if (zalo.TrustedFileOrigins.Count > 0) yield return "Zalo:TrustedFileOrigins is for Development; use Zalo:FileHosts.";
        foreach (var (name, address) in new[] { ("ApiBase", zalo.ApiBase), ("OAuthBase", zalo.OAuthBase), ("TemplateApiBase", zalo.TemplateApiBase) })
            if (address is { Scheme: not "https" }) yield return $"Zalo:{name} must use https.";
    }
}
