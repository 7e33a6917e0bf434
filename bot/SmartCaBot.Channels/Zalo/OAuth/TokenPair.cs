using System.Text.Json.Serialization;

namespace SmartCaBot.Channels.Zalo.OAuth;

/// <summary>An access token (25 hours) and the refresh token that gets the next pair, once.</summary>
/// <param name="Access">For the calls.</param>
/// <param name="Refresh">Good for three months and for one use.</param>
/// <param name="IssuedAt">By our clock.</param>
/// <param name="ExpiresAt">Of the access token.</param>
/// <param name="SettingHash">Of the refresh token in the settings that this pair descends from; null when from consent.</param>
internal sealed record TokenPair(string Access, string Refresh, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, string? SettingHash = null)
{
    /// <summary>Four fifths of the access token's life: 20 of 25 hours.</summary>
    public bool IsDue(DateTimeOffset now) => now >= IssuedAt + ((ExpiresAt - IssuedAt) * 0.8);

    public override string ToString() => $"TokenPair({IssuedAt:u})";
}

[JsonSerializable(typeof(TokenPair))]
internal sealed partial class TokenJson : JsonSerializerContext;
