using SmartCaBot.ZaloSandbox.Api;
using SmartCaBot.ZaloSandbox.Control;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.OAuth;
using SmartCaBot.ZaloSandbox.Page;
using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox;

/// <summary>What the sandbox is made of, joined by hand.</summary>
internal sealed class SandboxParts : IAsyncDisposable
{
    private const string SomeAdmin = "8154567890123456789";

    private readonly WebhookPost _post;
    private readonly WebhookEvents _events;

    public SandboxParts(SandboxOptions options)
    {
        Options = options;
        Switches = new Switches();
        Tokens = new TokenIssuer(options);
        Assets = new AssetStore(options.Clock);
        _post = new WebhookPost(options.Clock);
        Webhooks = new WebhookSender(options, Switches, _post);
        _events = new WebhookEvents(options, Assets);
        Phones = new PhoneBook(new PhoneWorld(options, Webhooks, _events, Assets));
        Window = new SendWindow(options);
        Delivery = new Delivery(options, Webhooks, _events);
    }

    public SandboxOptions Options { get; }

    public Switches Switches { get; }

    public TokenIssuer Tokens { get; }

    public AssetStore Assets { get; }

    public WebhookSender Webhooks { get; }

    public PhoneBook Phones { get; }

    public SendWindow Window { get; }

    public Delivery Delivery { get; }

    public string AdminWrites(Phone phone, string text, string? adminId = null)
    {
        var message = new ChatMessage { Id = Phone.NewMessageId(), Author = Author.Admin, Kind = MessageKind.Text, Text = text, At = Options.Clock.GetUtcNow() };
        Delivery.Deliver(phone, message, adminId ?? SomeAdmin);
        return message.Id;
    }

    public void ResetWebhooks()
    {
        Webhooks.Statistics.Clear();
        Webhooks.Enabled = true;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var gate = new ApiGate(Options, Switches, Tokens, new AccessCheck(Options, Tokens), new CallCounter(Options));
        var grants = new Grants(Options.Clock);
        var reader = new MessageBodyReader(Options, new AttachmentReader(Assets, Switches), new ButtonReader());
        new PermissionPage(Options, grants).Map(routes);
        new TokenCalls(Options, gate, grants, Tokens).Map(routes);
        MessageCalls.Map(routes, gate, new MessageCalls(Phones, reader, Window, Delivery));
        UploadCalls.Map(routes, gate, new UploadCalls(Assets, Options.Clock));
        AccountCalls.Map(routes, gate, new AccountCalls(Options, Phones, Assets));
        TemplateCalls.Map(routes, gate, new TemplateCalls(Options, Phones, Webhooks, _events));
        AssetPages.Map(routes, Assets);
        ControlRoutes.Map(routes, this);
        PageRoutes.Map(routes, this);
    }

    public async ValueTask DisposeAsync()
    {
        await Webhooks.DisposeAsync();
        _post.Dispose();
    }
}
