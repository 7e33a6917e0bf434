namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>What a genuine token allows.</summary>
/// <param name="Until">Not after this, the allowed difference of clocks included.</param>
/// <param name="ServiceUrl">A channel's token: the one address its activities may name.</param>
/// <param name="Endorsements">The channels that its key may sign for; null for tokens of the application itself (Emulator).</param>
internal sealed record CheckedToken(DateTimeOffset Until, string? ServiceUrl, IReadOnlySet<string>? Endorsements);
