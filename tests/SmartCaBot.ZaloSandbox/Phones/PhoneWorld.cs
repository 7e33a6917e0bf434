using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>What every phone needs of the platform.</summary>
internal sealed record PhoneWorld(SandboxOptions Options, WebhookSender Webhooks, WebhookEvents Events, AssetStore Assets)
{
    public DateTimeOffset Now => Options.Clock.GetUtcNow();
}
