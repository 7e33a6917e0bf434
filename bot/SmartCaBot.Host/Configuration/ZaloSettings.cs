using SmartCaBot.Channels.Zalo;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Configuration;

/// <summary>The Zalo Official Account. What is left out keeps the default of <see cref="ZaloOptions"/>.</summary>
internal sealed record ZaloSettings
{
    public bool Enabled { get; init; }

    public string AppId { get; init; } = "";

    public string AppSecret { get; init; } = "";

    public string OaId { get; init; } = "";

    /// <summary>"OA Secret Key" of the console's webhook page.</summary>
    public string OaSecretKey { get; init; } = "";

    /// <summary>Other addresses of the platform: the stand-in's.</summary>
    public Uri? ApiBase { get; init; }

    public Uri? OAuthBase { get; init; }

    public Uri? TemplateApiBase { get; init; }

    /// <summary>From the console's API Explorer; otherwise <c>smartcabot zalo connect</c>.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>The console's callback address; null: PublicUrl with /zalo/connected.</summary>
    public Uri? RedirectUri { get; init; }

    /// <summary>Empty: in the data directory. Several hosts must not share one.</summary>
    public string SpoolDirectory { get; init; } = "";

    public ZaloWebhookSecret WebhookSecret { get; init; }

    public ZaloWebhookSubject WebhookSubject { get; init; }

    public bool AppSecretProof { get; init; }

    public ZaloButtons Buttons { get; init; }

    public bool AskToShare { get; init; } = true;

    public Uri? FormPicture { get; init; }

    /// <summary>One-time codes may be typed into the chat, where Zalo keeps them. Off: people get a link to our own page.</summary>
    public bool AllowTypedCodes { get; init; }

    public int PauseMinutes { get; init; } = 30;

    public string HandBackWord { get; init; } = "#bot";

    /// <summary>Menu and poster words to the dialogs they start; empty: the usual ones.</summary>
    public Dictionary<string, string> Keywords { get; init; } = [];

    /// <summary>Empty: the platform's own.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = [];

    /// <summary>Development only: origins from which files are fetched whatever their address.</summary>
    public IReadOnlyList<string> TrustedFileOrigins { get; init; } = [];

    public TimeSpan? OrderWindow { get; init; }

    public int? CallsPerMinute { get; init; }

    public bool SendBilled { get; init; } = true;

    public TemplateSettings CodeTemplate { get; init; } = new();

    public TemplateSettings NoticeTemplate { get; init; } = new();

    public override string ToString() => $"ZaloSettings({OaId})";

    public ZaloOptions ToOptions(SmartCaOptions all, DataDirectory data)
    {
        var usual = new ZaloOptions();
        return usual with
        {
            AppId = AppId,
            AppSecret = AppSecret,
            OaId = OaId,
            OaSecretKey = OaSecretKey,
            ApiBase = ApiBase ?? usual.ApiBase,
            OAuthBase = OAuthBase ?? usual.OAuthBase,
            TemplateApiBase = TemplateApiBase ?? usual.TemplateApiBase,
            RefreshToken = RefreshToken.Length > 0 ? RefreshToken : null,
            RedirectUri = RedirectUri ?? (all.PublicUrl is { } own ? new Uri(own, "/zalo/connected") : null),
            SpoolDirectory = SpoolDirectory.Length > 0 ? SpoolDirectory : Path.Combine(data.Root, "zalo-spool"),
            WebhookSecret = WebhookSecret,
            WebhookSubject = WebhookSubject,
            AppSecretProof = AppSecretProof,
            Buttons = Buttons,
            AskToShare = AskToShare,
            FormPicture = FormPicture,
            PauseAfterOffice = TimeSpan.FromMinutes(PauseMinutes),
            HandBackWord = HandBackWord,
            Keywords = Keywords.Count > 0 ? Keywords : usual.Keywords,
            FileHosts = FileHosts.Count > 0 ? FileHosts : usual.FileHosts,
            TrustedFileOrigins = TrustedFileOrigins,
            MaxFileBytes = all.Web.MaxFileBytes,
            OrderWindow = OrderWindow ?? usual.OrderWindow,
            CallsPerMinute = CallsPerMinute ?? usual.CallsPerMinute,
            SendBilled = SendBilled,
            CodeTemplate = CodeTemplate.ToTemplate(),
            NoticeTemplate = NoticeTemplate.ToTemplate(),
        };
    }
}

/// <summary>A ZBS template as it was approved.</summary>
internal sealed record TemplateSettings
{
    public string Id { get; init; } = "";

    /// <summary>Which parameter takes the code or the text.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>Characters that it takes.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>Parameters that are always the same.</summary>
    public Dictionary<string, string> Fixed { get; init; } = [];

    /// <summary>Codes only: the SMS goes too, and not just when Zalo does not take the code.</summary>
    public bool AlsoSms { get; init; }

    public bool IsConfigured => Id.Length > 0;

    public ZaloTemplate? ToTemplate() => IsConfigured ? new ZaloTemplate(Id, Parameter, Longest) { Fixed = Fixed } : null;
}
