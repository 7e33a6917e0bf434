using SmartCaBot.Signing.Api.Pages.Pictures;

namespace SmartCaBot.Host.Configuration;

/// <summary>Everything an operator sets: section <c>SmartCaBot</c> of appsettings.json, environment variables <c>SmartCaBot__…</c>.</summary>
internal sealed record SmartCaOptions
{
    public const string Section = "SmartCaBot";

    /// <summary>How citizens reach this host from outside: scheme and host, no path. Null: as each request says.</summary>
    public Uri? PublicUrl { get; init; }

    public LocaleSettings Locale { get; init; } = new();

    public DataOptions Data { get; init; } = new();

    public TokenSettings Token { get; init; } = new();

    public TimeStampSettings TimeStamps { get; init; } = new();

    public RegistrationOptions Registration { get; init; } = new();

    public GatewayOptions Gateway { get; init; } = new();

    public SigningApiSettings SigningApi { get; init; } = new();

    public DeliveryOptions Delivery { get; init; } = new();

    public ConversationSettings Conversation { get; init; } = new();

    public ZaloSettings Zalo { get; init; } = new();

    public ConnectorSettings Connector { get; init; } = new();

    public WebOptions Web { get; init; } = new();

    public PagePictureSettings PagePictures { get; init; } = new();

    public AdminSettings Admin { get; init; } = new();
}
