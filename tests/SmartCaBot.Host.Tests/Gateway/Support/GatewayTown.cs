using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Admin.Integrators;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Pages.Code;
using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;
using SmartCaBot.TestKit.Chats;
using SmartCaBot.TestKit.Gateways;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Host.Tests.Gateway.Support;

/// <summary>
/// A bot that signs through a gateway: our own signing API over HTTP, behind a proxy that misbehaves. The bot's parts are the real ones on a
/// database of its own; only the talk is without a channel, and time moves when the test says so.
/// </summary>
internal sealed class GatewayTown : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly HostInside _host;
    private StorageModule _storage = null!;
    private SmartCaOptions _options = null!;
    private GatewayWatch _watch = null!;

    private GatewayTown(HostInside host) => _host = host;

    /// <summary>A little ahead, so that certificates made meanwhile are within their time.</summary>
    public ManualClock Clock { get; } = new(DateTimeOffset.UtcNow.AddMinutes(1));

    public SimulatedWorld World { get; } = new();

    public MisbehavingProxy Proxy { get; private set; } = null!;

    public GatewayDesk Desk { get; private set; } = null!;

    public GatewayTable Table { get; private set; } = null!;

    public GatewayPeople People { get; } = new(RandomNumberGenerator.GetBytes(32));

    public ChatPartner Chat { get; private set; } = null!;

    public GatewayOptions Options => _options.Gateway;

    public SigningCore Core => _host.Services.GetRequiredService<SigningCore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<GatewayTown> OpenAsync(HostInside host, GatewaySigning signing = GatewaySigning.App, string channel = "directline", TimeSpan? timeout = null)
    {
        var town = new GatewayTown(host);
        var client = (await host.Services.GetRequiredService<IntegratorRegistration>().AddAsync(
            "Trợ lý thử", new HashSet<IntegratorKind> { IntegratorKind.Sp769V1, IntegratorKind.Sp769V2 }, [], [], privateAddresses: true, Cancel))!.Value;
        var roots = town._folder.File("roots.pem");
        Assert.Null(await host.Services.GetRequiredService<SigningSetup>().EnsureAsync(Cancel));
        var chain = host.Services.GetRequiredService<AuthorityFiles>().Find()!;
        await File.WriteAllTextAsync(roots, chain.Root.ExportCertificatePem() + "\n" + chain.Issuing.ExportCertificatePem(), Cancel);
        town.Proxy = MisbehavingProxy.Start(host.Address);
        town._options = new SmartCaOptions
        {
            Gateway = new GatewayOptions
            {
                BaseUrl = new Uri(town.Proxy.Address, "/sca/sp769"),
                SpId = client.ClientId,
                SpPassword = client.Secret,
                Signing = signing,
                RootsFile = roots,
                Timeout = timeout ?? Patience,
                Retries = 1,
                WebhookKey = new string('k', 32),
            },
        };
        town._storage = await StorageModule.OpenAsync(
            new StorageOptions { DataDirectory = town._folder.File("bot"), Key = new byte[StorageOptions.KeySize] }, town.Clock, Cancel);
        town.Restart(channel);
        return town;
    }

    /// <summary>All parts anew on what is stored, as after a crash.</summary>
    public void Restart(string channel = "directline", bool keepChat = false)
    {
        var services = _host.Services;
        Table = new GatewayTable(_storage.Database, _storage.Keys, _storage.AuditTrail);
        var calls = new GatewayCalls(_http, Options, new GatewayHealth(Clock), Clock, NullLogger<GatewayCalls>.Instance);
        var roots = new GatewayRoots(Options.RootsFile);
        var certificates = new GatewayCertificates(calls, roots, Options, Clock, NullLogger<GatewayCertificates>.Instance);
        var passwords = new HeldPasswords(Clock);
        var news = new CodeNews(_storage.Outbox, new OutboxBell(), Clock);
        Desk = new GatewayDesk(Table, calls, new GatewayAnswers(Clock, NullLogger<GatewayAnswers>.Instance), news, Options, Clock);
        _watch = new GatewayWatch(Table, Desk, Clock, NullLogger<GatewayWatch>.Instance);
        var formats = services.GetRequiredService<FormatOptions>();
        var signers = formats.Signers();
        var local = new LocalSigning(
            Core, signers, _storage.Files, new SignedFiles(Core, signers, _storage.Signing, _storage.Files),
            new Verifier(services.GetRequiredService<AuthorityFiles>(), formats, Clock, roots), Clock);
        var signing = new GatewaySigner(
            local, new GatewayPreparing(Desk, Table, certificates, People, signers, _storage.Files, _options, Clock), Desk, Table, certificates, People,
            new GatewayFiles(signers, _storage.Files), passwords);
        World.Now = Clock.GetUtcNow();
        if (keepChat) return;
        Chat = new ChatPartner(World, "chat", channel, World.Ports with
        {
            Signing = signing,
            Identification = new GatewayIdentification(Desk, Table, certificates, People, passwords, Options, Clock),
            Outside = new GatewayConfirmations(Desk, passwords),
        });
    }

    public async Task<string> AuditAsync() => string.Join('\n', (await _storage.Audit.ReadAsync(0, Cancel).ToListAsync(Cancel)).Select(record => record.Event.Kind + " " + record.Event.Detail));

    public void Wait(TimeSpan time)
    {
        Clock.Advance(time);
        World.Now = Clock.GetUtcNow();
    }

    /// <summary>What the bot says when it looks at what is due, from now on for so long.</summary>
    public async Task<string> LookAsync(TimeSpan time)
    {
        Wait(time);
        await _watch.LookAsync(Cancel);
        return await NewsAsync();
    }

    /// <summary>What the bot says to the news that waits for its conversation.</summary>
    public async Task<string> NewsAsync()
    {
        var said = new List<TurnResult>();
        foreach (var leased in await _storage.Outbox.LeaseAsync(ConversationEvent.Kind, 10, Clock.GetUtcNow(), Clock.GetUtcNow() + TimeSpan.FromMinutes(1), Cancel))
        {
            var notice = JsonSerializer.Deserialize<ConversationEvent>(leased.Message.Payload)!;
            said.Add(await Chat.EventAsync(notice.Name, notice.Value.GetRawText()));
            await _storage.Outbox.CompleteAsync(leased, Clock.GetUtcNow(), Cancel);
        }

        return string.Join('\n', said.Select(Words));
    }

    public async Task<string> SayAsync(string text) => Words(await Chat.SayAsync(text));

    public async Task<string> PressAsync(string label) => Words(await Chat.PressAsync(label));

    public async Task<string> SendAsync(string name, byte[] content)
    {
        var file = await _storage.Files.SaveAsync(
            null, Chat.Conversation, name, "application/pdf", (stream, token) => stream.WriteAsync(content, token), Cancel);
        return Words(await Chat.SendFileAsync(file));
    }

    /// <summary>The signed file that was said, as its reader gets it.</summary>
    public async Task<byte[]> OpenAsync(string said)
    {
        var id = said.Split("file:")[1].Split('\n')[0];
        var stored = await _storage.Files.OpenAsync(Chat.Conversation, id, Cancel);
        await using var content = stored!.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }

    /// <summary>The one request that is open, or was last.</summary>
    public async Task<GatewayRequest> RequestAsync() => (await Table.OfConversationAsync(Chat.Conversation, Cancel))[^1];

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        Table.Dispose();
        await _storage.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private static string Words(TurnResult result)
    {
        if (result.Error is { } error) throw new InvalidOperationException("The bot failed.", error);
        return string.Join('\n', result.Replies.Select(reply => reply.Text + string.Concat((reply.Attachments ?? []).Select(a => $"\n{a.ContentUrl}\n"))));
    }
}
