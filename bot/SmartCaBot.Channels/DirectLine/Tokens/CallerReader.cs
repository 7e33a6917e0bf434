using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine.Tokens;

/// <summary>Who calls: the holder of a secret, who may open any conversation, or the person of a token.</summary>
internal abstract record Caller
{
    public sealed record Server : Caller
    {
        public static readonly Server Instance = new();
    }

    public sealed record Person(TokenClaims Claims) : Caller;
}

/// <summary>Reads the Authorization header.</summary>
internal sealed class CallerReader(DirectLineOptions options, TokenService tokens)
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] _secrets = [.. options.Secrets.Select(secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret)))];

    public (Caller? Caller, ChannelError? Error) Read(HttpRequest request)
    {
        var header = (string?)request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return (null, ChannelError.Unauthorized);
        var value = header.AsSpan(Scheme.Length).Trim();
        return tokens.Read(value) switch
        {
            TokenReading.Valid(var claims) => (new Caller.Person(claims), null),
            TokenReading.Expired => (null, ChannelError.TokenExpired),
            _ when IsSecret(value) => (Caller.Server.Instance, null),
            _ => (null, ChannelError.Unauthorized),
        };
    }

    /// <summary>As the other, and the caller may open this conversation. Somebody else's is not found.</summary>
    public (Caller? Caller, ChannelError? Error) Read(HttpRequest request, string conversationId)
    {
        var (caller, error) = Read(request);
        if (error is not null) return (null, error);
        var mayOpen = caller is Caller.Person(var claims) ? claims.ConversationId == conversationId : Ids.IsConversation(conversationId);
        return mayOpen ? (caller, null) : (null, ChannelError.NoSuchConversation);
    }

    /// <summary>Hashes are compared, all of them: time tells neither the length nor which secret it was.</summary>
    private bool IsSecret(ReadOnlySpan<char> value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(value.ToArray()), hash);
        var found = false;
        foreach (var secret in _secrets) found |= CryptographicOperations.FixedTimeEquals(secret, hash);
        return found;
    }
}
