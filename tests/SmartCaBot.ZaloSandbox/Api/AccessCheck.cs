using System.Security.Cryptography;
using System.Text;
using SmartCaBot.ZaloSandbox.OAuth;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>The access_token header, and appsecret_proof where the app asks for it.</summary>
internal sealed class AccessCheck(SandboxOptions options, TokenIssuer tokens)
{
    /// <summary>Null: may pass.</summary>
    public ZaloError? Check(IHeaderDictionary headers, ApiFamily family)
    {
        var token = headers["access_token"].ToString();
        return tokens.Look(token) switch
        {
            TokenState.Unknown => ZaloError.Of(family == ApiFamily.Zbs ? -124 : -216),
            TokenState.Dead => ZaloError.Of(family == ApiFamily.Zbs ? -124 : -220),
            _ when options.RequiresProof && !Proves(headers["appsecret_proof"].ToString(), token) => ZaloError.Of(family == ApiFamily.Zbs ? -1241 : -242),
            _ => null,
        };
    }

    private bool Proves(string proof, string token)
    {
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), Encoding.UTF8.GetBytes(token)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(right));
    }
}
