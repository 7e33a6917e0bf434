using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.OAuth;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo;

/// <summary>
/// The first authorisation, done by an administrator of the account: a page of the platform's, and the code it sends back. The console keeps
/// the callback's address and the challenge, so the verifier behind the challenge is made once and kept.
/// </summary>
public sealed class ZaloConnection
{
    private const int VerifierLength = 43;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ISharedValues _values;
    private readonly TokenStore _store;
    private readonly TokenClient _client;
    private readonly ZaloOptions _options;
    private readonly ZaloApi _api;
    private readonly TimeProvider _clock;

    internal ZaloConnection(
        ISharedValues values, TokenStore store, TokenClient client, ZaloApi api, ZaloOptions options, TimeProvider clock)
    {
        _values = values;
        _store = store;
        _client = client;
        _api = api;
        _options = options;
        _clock = clock;
    }

    /// <summary>Where the administrator goes, and what the console must know beforehand.</summary>
    /// <exception cref="InvalidOperationException">There is no address to come back to.</exception>
    public async Task<ZaloPermission> AskAsync(CancellationToken cancellationToken)
    {
        var callback = _options.RedirectUri ?? throw new InvalidOperationException($"{nameof(ZaloOptions.RedirectUri)} is not set.");
        var challenge = Challenge(await VerifierAsync(cancellationToken));
        var state = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var page = QueryHelpers.AddQueryString(new Uri(_options.OAuthBase, "/v4/oa/permission").AbsoluteUri, new Dictionary<string, string?>
        {
            ["app_id"] = _options.AppId,
            ["redirect_uri"] = callback.AbsoluteUri,
            ["code_challenge"] = challenge,
            ["state"] = state,
        });
        return new ZaloPermission(new Uri(page), callback, challenge, state);
    }

    /// <param name="answer">The code, or the whole address that the browser was sent to.</param>
    /// <param name="permission">What was asked for.</param>
    /// <param name="cancellationToken">Stops before the exchange.</param>
    public async Task<ZaloConnected> ConnectAsync(string answer, ZaloPermission permission, CancellationToken cancellationToken)
    {
        var code = answer.Trim();
        if (Uri.TryCreate(code, UriKind.Absolute, out var address))
        {
            var query = QueryHelpers.ParseQuery(address.Query);
            if (query.TryGetValue("state", out var state) && state != permission.State) return ZaloConnected.OtherRequest;
            if (query.TryGetValue("oa_id", out var account) && account != _options.OaId) return ZaloConnected.OtherAccount;
            code = query.TryGetValue("code", out var given) ? given.ToString() : "";
        }

        if (code.Length == 0) return ZaloConnected.NoCode;
        switch (await _client.RedeemAsync(code, await VerifierAsync(cancellationToken), cancellationToken))
        {
            case Exchange.Issued issued:
                var now = _clock.GetUtcNow();
                // The code is used up: what it gave must be stored.
                await _store.WriteAsync(new TokenPair(issued.Access, issued.Refresh, now, now + issued.Lifetime), CancellationToken.None);
                return ZaloConnected.Done;
            case Exchange.Refused:
                return ZaloConnected.Refused;
            default:
                return ZaloConnected.Unreachable;
        }
    }

    /// <summary>When the access token was issued and when it ends; null when the account is not connected.</summary>
    public async Task<(DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)?> TokenAsync(CancellationToken cancellationToken) =>
        await _store.ReadAsync(cancellationToken) is { } pair ? (pair.IssuedAt, pair.ExpiresAt) : null;

    /// <summary>The account as the platform describes it; null and why when it cannot be asked.</summary>
    public async Task<(ZaloAccount? Account, string? Problem)> AccountAsync(CancellationToken cancellationToken) =>
        await _api.GetAsync("/v2.0/oa/getoa", [], cancellationToken) switch
        {
            ZaloAnswer.Done { Data: var data } => (new ZaloAccount(
                data.Text("name") ?? "", data.At("is_verified") is { ValueKind: JsonValueKind.True }, data.Text("package_name") ?? "",
                data.Text("package_valid_through_date") ?? ""), null),
            ZaloAnswer.Refused refused => (null, $"error {refused.Code} ({refused.Meaning})"),
            ZaloAnswer.NotMade notMade => (null, notMade.Reason),
            _ => (null, "no certain answer"),
        };

    /// <summary>RFC 7636, S256.</summary>
    internal static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private async Task<string> VerifierAsync(CancellationToken cancellationToken)
    {
        var key = $"zalo.verifier.{_options.AppId}";
        if (await _values.ReadAsync(key, cancellationToken) is { } kept) return kept.Value;
        var made = RandomNumberGenerator.GetString(Letters, VerifierLength);
        return await _values.TryWriteAsync(key, made, 0, expiresAt: null, cancellationToken) ? made : await VerifierAsync(cancellationToken);
    }
}

/// <param name="Page">The platform's page, for an administrator's browser.</param>
/// <param name="Callback">As the console must know it.</param>
/// <param name="Challenge">As the console must know it.</param>
/// <param name="State">Comes back with the code.</param>
public sealed record ZaloPermission(Uri Page, Uri Callback, string Challenge, string State);

/// <summary>How the authorisation ended.</summary>
public enum ZaloConnected
{
    Done,

    /// <summary>The address holds no code.</summary>
    NoCode,

    /// <summary>The address belongs to another request than the one just made.</summary>
    OtherRequest,

    /// <summary>Another Official Account than the one in the settings.</summary>
    OtherAccount,

    /// <summary>The code was used or is older than ten minutes, or the app's id, secret or challenge is wrong.</summary>
    Refused,
    Unreachable,
}

/// <param name="Name">As people see it.</param>
/// <param name="IsVerified">Without it most calls are refused.</param>
/// <param name="Package">What has been bought.</param>
/// <param name="ValidThrough">Of the package, as the platform writes it.</param>
public sealed record ZaloAccount(string Name, bool IsVerified, string Package, string ValidThrough);
