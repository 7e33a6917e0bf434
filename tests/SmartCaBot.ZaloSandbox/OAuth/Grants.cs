using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>Authorisation codes: one use, ten minutes, tied to the challenge they were asked with (PKCE, S256).</summary>
internal sealed class Grants(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Grant> _codes = new();

    public string Give(string challenge)
    {
        var code = RandomNumberGenerator.GetHexString(48, lowercase: true);
        _codes[code] = new Grant(challenge, clock.GetUtcNow());
        return code;
    }

    /// <summary>Uses the code up; null: it was good.</summary>
    public OAuthError? Use(string code, string verifier)
    {
        if (!_codes.TryRemove(code, out var grant) || clock.GetUtcNow() >= grant.Given + Lifetime) return OAuthError.AuthorizationCode;
        return grant.Challenge.Length == 0 || grant.Challenge == Challenge(verifier) ? null : OAuthError.Verifier;
    }

    private static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Grant(string Challenge, DateTimeOffset Given);
}
