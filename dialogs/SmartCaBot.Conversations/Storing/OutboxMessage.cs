namespace SmartCaBot.Conversations.Storing;

/// <summary>One message to be delivered after its commit: an SMS, an e-mail, a Zalo or Connector call, an event for a conversation.</summary>
/// <param name="Id">The caller's idempotency key: adding the same id again changes nothing.</param>
/// <param name="Kind">Which dispatcher takes it: sms, email, zalo, zalo-code, connector, event, code-note.</param>
/// <param name="Recipient">Messages to one recipient of one kind are delivered in order.</param>
/// <param name="Payload">For the dispatcher. May hold a code: stored encrypted, emptied once delivered.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="ExpiresAt">After this it is no longer worth sending (an OTP that has run out).</param>
public sealed record OutboxMessage(
    string Id, string Kind, string Recipient, string Payload, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt = null);
