namespace SmartCaBot.Channels.Zalo;

/// <summary>One Zalo Official Account. What the platform's documents leave open is a setting; the defaults follow its own SDKs.</summary>
public sealed record ZaloOptions
{
    /// <summary>Of the app that the account has authorised.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Header secret_key of the token calls, and key of appsecret_proof.</summary>
    public string AppSecret { get; init; } = "";

    public string OaId { get; init; } = "";

    /// <summary>"OA Secret Key" of the console's webhook page.</summary>
    public string OaSecretKey { get; init; } = "";

    public Uri ApiBase { get; init; } = new("https://openapi.zalo.me");

    public Uri OAuthBase { get; init; } = new("https://oauth.zaloapp.com");

    /// <summary>Template messages by phone number.</summary>
    public Uri TemplateApiBase { get; init; } = new("https://business.openapi.zalo.me");

    /// <summary>A refresh token from the console's API Explorer, used when no pair is stored or the stored one is refused.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Where the platform sends an administrator after consent: the console's callback address. /zalo/connected serves it.</summary>
    public Uri? RedirectUri { get; init; }

    /// <summary>Events wait here, encrypted, while the database does not take them.</summary>
    public string SpoolDirectory { get; init; } = "";

    public ZaloWebhookSecret WebhookSecret { get; init; } = ZaloWebhookSecret.OaSecretKey;

    public ZaloWebhookSubject WebhookSubject { get; init; } = ZaloWebhookSubject.AppId;

    /// <summary>The app's option "Yêu cầu kiểm tra app secret proof" is on.</summary>
    public bool AppSecretProof { get; init; }

    public ZaloButtons Buttons { get; init; } = ZaloButtons.Numbers;

    /// <summary>With a question for the phone number also the form by which a person shares it.</summary>
    public bool AskToShare { get; init; } = true;

    /// <summary>A picture for that form, https; null: none.</summary>
    public Uri? FormPicture { get; init; }

    /// <summary>How long the bot keeps silent after somebody of the office has written in the account's console; zero: not at all.</summary>
    public TimeSpan PauseAfterOffice { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Written in the account's console, hands the conversation back to the bot.</summary>
    public string HandBackWord { get; init; } = "#bot";

    /// <summary>Words of menus and printed sheets → the dialog they start.</summary>
    public IReadOnlyDictionary<string, string> Keywords { get; init; } = new Dictionary<string, string>
    {
        ["#dangky"] = "register",
        ["#kyso"] = "sign",
        ["#kiemtra"] = "verify",
        ["#dichvu"] = "services",
        ["#hotro"] = "human",
    };

    /// <summary>Hosts, with those below them, that people's files may be fetched from; https only.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = ["zdn.vn", "zadn.vn"];

    /// <summary>Origins trusted whatever their scheme and address: the stand-in's (http://127.0.0.1:port). Development only.</summary>
    public IReadOnlyList<string> TrustedFileOrigins { get; init; } = [];

    /// <summary>Of a file that a person sends.</summary>
    public long MaxFileBytes { get; init; } = 25 * 1024 * 1024;

    public TimeSpan FileTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Of the address of a file that is too large to be sent.</summary>
    public TimeSpan FileLinkLifetime { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Older events are refused. The platform repeats an event for just under two hours.</summary>
    public TimeSpan ReplayWindow { get; init; } = TimeSpan.FromHours(3);

    /// <summary>A message waits so long for earlier ones of the same person that are still on their way.</summary>
    public TimeSpan OrderWindow { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The database has so long to take an event; then the spool takes it.</summary>
    public TimeSpan DatabasePatience { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Calls of this host; the platform allows 4,000 to all hosts together.</summary>
    public int CallsPerMinute { get; init; } = 3500;

    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages more than 48 hours after the person's last are billed; off: they go by template or not at all.</summary>
    public bool SendBilled { get; init; } = true;

    /// <summary>One-time codes by phone number; null: SMS and e-mail only.</summary>
    public ZaloTemplate? CodeTemplate { get; init; }

    /// <summary>News to a person whose seven days are over; null: they are not sent.</summary>
    public ZaloTemplate? NoticeTemplate { get; init; }

    public override string ToString() => $"ZaloOptions({OaId})";

    internal void Validate()
    {
        Require(AppId.Length > 0, $"{nameof(AppId)} is empty.");
        Require(AppSecret.Length > 0, $"{nameof(AppSecret)} is empty.");
        Require(OaId.Length > 0, $"{nameof(OaId)} is empty.");
        Require(OaSecretKey.Length > 0 || WebhookSecret == ZaloWebhookSecret.AppSecret, $"{nameof(OaSecretKey)} is empty.");
        Require(SpoolDirectory.Length > 0, $"{nameof(SpoolDirectory)} is empty.");
        Require(ReplayWindow >= TimeSpan.FromHours(2), $"{nameof(ReplayWindow)} must be two hours at least, or repetitions would be refused.");
        Require(OrderWindow >= TimeSpan.Zero && OrderWindow <= TimeSpan.FromSeconds(5), $"{nameof(OrderWindow)} must be between 0 and 5 seconds.");
        Require(
            DatabasePatience > TimeSpan.Zero && DatabasePatience <= TimeSpan.FromSeconds(1),
            $"{nameof(DatabasePatience)} must be at most a second: the platform waits for two, and the spool takes its time too.");
        Require(CallsPerMinute > 0, $"{nameof(CallsPerMinute)} must be positive.");
        Require(MaxFileBytes > 0, $"{nameof(MaxFileBytes)} must be positive.");
        Require(CodeTemplate is null or { Id.Length: > 0, Parameter.Length: > 0 }, $"{nameof(CodeTemplate)} needs an id and a parameter.");
        Require(NoticeTemplate is null or { Id.Length: > 0, Parameter.Length: > 0 }, $"{nameof(NoticeTemplate)} needs an id and a parameter.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException($"{nameof(ZaloOptions)}: {message}");
    }
}

/// <summary>Which secret signs the webhooks. The console shows a key of its own; some integrations say that it is the app's secret.</summary>
public enum ZaloWebhookSecret
{
    OaSecretKey,
    AppSecret,
}

/// <summary>The first part of what is signed: the official SDK says the app's id; some integrations use the account's.</summary>
public enum ZaloWebhookSubject
{
    AppId,
    OaId,
}

/// <summary>How choices are shown. An answer by number is understood with each.</summary>
public enum ZaloButtons
{
    /// <summary>A numbered list in the text.</summary>
    Numbers,

    /// <summary>Text with a template attachment that holds only buttons (official .NET SDK, v2.0).</summary>
    UnderText,

    /// <summary>template_type "list" (official .NET SDK, v2.0).</summary>
    List,

    /// <summary>template_type "button".</summary>
    Template,
}

/// <summary>A ZBS template as it was approved.</summary>
/// <param name="Id">template_id.</param>
/// <param name="Parameter">Which parameter takes the code or the text.</param>
/// <param name="Longest">Characters that this parameter takes.</param>
public sealed record ZaloTemplate(string Id, string Parameter, int Longest = 200)
{
    /// <summary>Parameters that are always the same.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();
}
