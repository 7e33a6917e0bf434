using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartCaBot.Channels.Connector;

namespace SmartCaBot.Channels.Tests.Connector;

/// <summary>The Bot Framework's cloud on a loopback port: keys, tokens for the bot, and a channel that takes its calls.</summary>
internal sealed class StandInCloud : IAsyncDisposable
{
    public const string AppId = "3f2e1d0c-0000-4000-8000-00000000b07a";
    public const string AppSecret = "an-app-secret-that-only-tests-know";
    public const string Issuer = "https://api.botframework.com";
    public const string Tenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    private readonly WebApplication _app;
    private int _issued;

    private StandInCloud(WebApplication app)
    {
        _app = app;
        app.MapGet("/metadata", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Address}/keys" }));
        app.MapGet("/keys", () =>
        {
            KeyReads++;
            return KeysBroken ? Results.StatusCode(503) : Results.Text(KeySet(), "application/json");
        });
        app.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
        app.MapPost("/channel/v3/conversations/{conversation}/activities/{replyTo?}", TakeAsync);
        app.MapGet("/channel/files/{name}", FileAsync);
    }

    public string Address => _app.Urls.Single();

    /// <summary>What activities name.</summary>
    public string ServiceUrl => $"{Address}/channel/";

    public SigningKey Key { get; private set; } = new("key-1");

    public int KeyReads { get; private set; }

    public bool KeysBroken { get; set; }

    /// <summary>Tokens the bot got, in order.</summary>
    public IReadOnlyList<string> Issued => [.. Enumerable.Range(1, _issued).Select(n => $"bot-token-{n}")];

    public int TokenLifetime { get; set; } = 3600;

    /// <summary>Calls that reached the channel: the token, what it was a reply to, the activity.</summary>
    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>What the channel answers to its n-th call, from 1; 201 when it says nothing.</summary>
    public Func<int, Call, IResult?> Answer { get; set; } = (_, _) => null;

    public static async Task<StandInCloud> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var cloud = new StandInCloud(builder.Build());
        await cloud._app.StartAsync();
        return cloud;
    }

    /// <summary>A bot whose cloud this is.</summary>
    public ConnectorOptions Options => new()
    {
        AppId = AppId,
        AppSecret = AppSecret,
        AllowHttp = true,
        Cloud = new ConnectorCloud
        {
            ChannelMetadata = new Uri($"{Address}/metadata"),
            AzureMetadata = new Uri($"{Address}/metadata"),
            LoginAddress = Address,
        },
    };

    public void RollKey(string id) => Key = new SigningKey(id);

    /// <summary>A channel's token.</summary>
    public string Token(
        string? issuer = Issuer, string? audience = AppId, string? serviceUrl = null, DateTimeOffset? from = null, DateTimeOffset? to = null,
        SigningKey? key = null, IReadOnlyDictionary<string, object>? claims = null)
    {
        var all = new Dictionary<string, object>(claims ?? new Dictionary<string, object>()) { ["serviceurl"] = serviceUrl ?? ServiceUrl };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = (from ?? DateTimeOffset.UtcNow.AddMinutes(-1)).UtcDateTime,
            Expires = (to ?? DateTimeOffset.UtcNow.AddHours(1)).UtcDateTime,
            Claims = all,
            SigningCredentials = new SigningCredentials((key ?? Key).Security, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> TokenAsync(HttpRequest request, string tenant)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != AppSecret || form["client_id"] != AppId || form["grant_type"] != "client_credentials")
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var token = $"bot-token-{Interlocked.Increment(ref _issued)}";
        return Results.Json(new { token_type = "Bearer", expires_in = TokenLifetime, access_token = token, tenant });
    }

    private async Task<IResult> TakeAsync(HttpRequest request, string conversation, string? replyTo)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var call = new Call(
            request.Headers.Authorization, conversation, replyTo, body.RootElement.Clone(), request.Headers["Idempotency-Key"]);
        Calls.Enqueue(call);
        return Answer(Calls.Count, call) ?? Results.Json(new { id = $"channel-{Calls.Count}" }, statusCode: 201);
    }

    private IResult FileAsync(HttpRequest request, string name) => request.Headers.Authorization == $"Bearer {Issued[^1]}"
        ? Results.Bytes(Encoding.ASCII.GetBytes(name == "large.pdf" ? new string('x', 4096) : "%PDF-1.7 small"), "application/pdf")
        : Results.StatusCode(401);

    private string KeySet()
    {
        var rsa = Key.Security.Rsa.ExportParameters(false);
        return JsonSerializer.Serialize(new
        {
            keys = new object[]
            {
                new { kty = "oct", kid = "no-rsa" },
                new
                {
                    kty = "RSA", use = "sig", kid = Key.Id, n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent),
                    endorsements = new[] { "msteams", "webchat" },
                },
            },
        });
    }

    internal sealed class SigningKey(string id)
    {
        public string Id => id;

        public RsaSecurityKey Security { get; } = new(RSA.Create(2048)) { KeyId = id };
    }

    internal sealed record Call(string? Authorization, string Conversation, string? ReplyTo, JsonElement Activity, string? IdempotencyKey);
}
