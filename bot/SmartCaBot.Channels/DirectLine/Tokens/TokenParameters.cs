namespace SmartCaBot.Channels.DirectLine.Tokens;

/// <summary>Body of tokens/generate and of a conversation's start; every part may be missing.</summary>
internal sealed record TokenParameters(TokenUser? User, IReadOnlyList<string?>? TrustedOrigins, string? Locale);

internal sealed record TokenUser(string? Id, string? Name);

/// <summary>Answer of tokens/*, of a conversation's start and of a reconnect.</summary>
internal sealed record ConversationAnswer(
    string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);
