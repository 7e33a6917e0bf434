namespace SmartCaBot.Signing.Api.Webhooks;

/// <summary>Whether an address may be called at an integrator's word. What its name resolves to is looked at when it is called.</summary>
internal static class WebhookAddress
{
    /// <summary>Null when it may not.</summary>
    public static Uri? Read(string text, bool privateAddresses) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || privateAddresses && address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
