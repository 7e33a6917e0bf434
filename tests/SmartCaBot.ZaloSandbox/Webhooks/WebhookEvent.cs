namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>An event ready to be sent: the same bytes and signature at every try.</summary>
/// <param name="IsZbs">Of a template message sent by phone number: header X-ZEvent-Server.</param>
public sealed record WebhookEvent(string Name, ReadOnlyMemory<byte> Body, string Signature, bool IsZbs = false);
