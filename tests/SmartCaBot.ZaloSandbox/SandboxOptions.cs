using SmartCaBot.ZaloSandbox.Api;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox;

/// <summary>Who the Official Account is, and how strict its platform. The identities are invented.</summary>
public sealed record SandboxOptions
{
    /// <summary>The loopback port; 0: any that is free.</summary>
    public int Port { get; init; }

    public string AppId { get; init; } = "3608465249409039670";

    /// <summary>Header secret_key of the token calls, and the key of appsecret_proof.</summary>
    public string AppSecret { get; init; } = "sandbox-app-secret";

    public string OaId { get; init; } = "3886132808788086450";

    public string OaName { get; init; } = "Trợ lý chữ ký số (thử nghiệm)";

    /// <summary>What webhooks are signed with; another secret than <see cref="AppSecret"/>.</summary>
    public string OaSecretKey { get; init; } = "sandbox-oa-secret-key";

    /// <summary>Where events go; may be told later (<see cref="Sandbox.WebhookUrl"/>).</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The only callback that the permission page accepts; null: any.</summary>
    public Uri? RedirectUri { get; init; }

    /// <summary>A refresh token that is good for one use from the start, as API Explorer gives to developers; null: none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Remembers the token pair between runs of the program; null: nothing is kept.</summary>
    public string? StateFile { get; init; }

    /// <summary>The app's option "Yêu cầu kiểm tra app secret proof".</summary>
    public bool RequiresProof { get; init; }

    /// <summary>Which of the envelopes for buttons, none of them documented for v3.0, are taken.</summary>
    public ButtonEnvelopes Buttons { get; init; } = ButtonEnvelopes.TextWithButtons | ButtonEnvelopes.List;

    /// <summary>Events oa_send_* also for what the bot itself sent, as the platform does.</summary>
    public bool Echoes { get; init; } = true;

    /// <summary>Events user_received_message and user_seen_message.</summary>
    public bool Receipts { get; init; } = true;

    /// <summary>Calls a minute before error -32.</summary>
    public int CallsPerMinute { get; init; } = 4000;

    /// <summary>Paid messages left once the free 48 hours are over; null: no end.</summary>
    public int? PaidMessages { get; init; }

    public WebhookRetry Retry { get; init; } = WebhookRetry.WhenUnreachable;

    /// <summary>Waits before each further try of a webhook; when all are used up the webhook is switched off.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    public IReadOnlyList<ZbsTemplate> Templates { get; init; } = ZbsTemplate.Samples;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
