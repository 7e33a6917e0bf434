using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>Everything that the control tab shows; tokens as counts only.</summary>
internal sealed record StateView(
    string Name, string? WebhookUrl, string Retry, WebhookReport Webhooks, TokenCounts Tokens, int PaidMessages, IReadOnlyList<SwitchView> Switches, IReadOnlyList<PhoneView> Phones)
{
    private const int MostPhones = 100;

    public static StateView Of(SandboxParts parts) => new(
        parts.Options.OaName,
        parts.Webhooks.Url?.ToString(),
        parts.Webhooks.Retry.ToString(),
        parts.Webhooks.Statistics.Read(parts.Webhooks.Enabled),
        new TokenCounts(parts.Tokens.Pairs.Count, parts.Tokens.RefusedRefreshes, parts.Tokens.DeadTokenUses, parts.Tokens.Pairs is [var last, ..] ? last.Issued : null),
        parts.Window.Paid,
        [.. Mischief.Switches.All.Select(kind => SwitchView.Of(parts.Switches, kind))],
        [.. parts.Phones.All.Take(MostPhones).Select(PhoneView.Of)]);
}
