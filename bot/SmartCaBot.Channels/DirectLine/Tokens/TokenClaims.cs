using System.Text.Json.Serialization;

namespace SmartCaBot.Channels.DirectLine.Tokens;

/// <summary>What a token says: one person in one conversation.</summary>
/// <param name="UserId">dl_… and unguessable.</param>
/// <param name="ConversationId">The only conversation it opens.</param>
/// <param name="Origins">Origins whose pages may use it besides the configured ones; null for none.</param>
internal sealed record TokenClaims(string UserId, string ConversationId, IReadOnlyList<string>? Origins = null);

/// <summary>The JWT's payload. WebChat and DirectLineJS read <c>user</c>.</summary>
internal sealed record TokenPayload(
    [property: JsonPropertyName("user")] string User,
    [property: JsonPropertyName("conv")] string Conv,
    [property: JsonPropertyName("iat")] long IssuedAt,
    [property: JsonPropertyName("exp")] long ExpiresAt,
    [property: JsonPropertyName("origins")] IReadOnlyList<string>? Origins);

/// <summary>What reading a token came to.</summary>
internal abstract record TokenReading
{
    public sealed record Valid(TokenClaims Claims) : TokenReading;

    /// <summary>Ours, but its time is over.</summary>
    public sealed record Expired : TokenReading
    {
        public static readonly Expired Instance = new();
    }

    public sealed record Invalid : TokenReading
    {
        public static readonly Invalid Instance = new();
    }
}
