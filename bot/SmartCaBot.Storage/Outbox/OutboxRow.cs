namespace SmartCaBot.Storage.Outbox;

/// <summary>A message as the table holds it.</summary>
internal sealed record OutboxRow(
    string Id, string Kind, byte[] RecipientHash, byte[] Message, long CreatedAt, long? ExpiresAt);
