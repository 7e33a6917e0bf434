namespace SmartCaBot.Office.Funnel;

/// <summary>Whose figures of which days.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">First instant after the end.</param>
/// <param name="Office">Id; null for all offices.</param>
/// <param name="Campaign">Code; null for all codes.</param>
/// <param name="Every">Conversations that came by no printed code count too; only for all offices.</param>
internal sealed record FunnelScope(DateTimeOffset From, DateTimeOffset To, string? Office = null, string? Campaign = null, bool Every = false);
