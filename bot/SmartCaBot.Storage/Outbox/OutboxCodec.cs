using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Outbox;

/// <summary>Between a message and its row. The recipient is a phone number or an address, so it is encrypted with the payload.</summary>
internal sealed class OutboxCodec(StorageKeys keys, UnreadableRows unreadable) : IDisposable
{
    private const int RecipientHashSize = 16;

    private readonly DataProtector _messages = keys.ProtectorOf("outbox");
    private readonly byte[] _recipientKey = keys.Derive("outbox recipients");

    public OutboxRow Encode(OutboxMessage message)
    {
        var envelope = new Envelope(message.Recipient, message.Payload);
        return new OutboxRow(
            message.Id, message.Kind, RecipientHash(message.Recipient),
            _messages.Protect(JsonSerializer.SerializeToUtf8Bytes(envelope, EnvelopeJson.Default.Envelope), message.Id),
            message.CreatedAt.ToUnixTimeMilliseconds(), message.ExpiresAt?.ToUnixTimeMilliseconds());
    }

    /// <summary>Null, and reported, when it cannot be read.</summary>
    public OutboxMessage? TryDecode(string id, string kind, byte[] message, long createdAt, long? expiresAt)
    {
        try
        {
            var envelope = Open(id, message);
            return new OutboxMessage(
                id, kind, envelope.Recipient, envelope.Payload, DateTimeOffset.FromUnixTimeMilliseconds(createdAt),
                expiresAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
        }
        catch (Exception exception) when (UnreadableRows.IsUnreadable(exception))
        {
            unreadable.Report(id, exception);
            return null;
        }
    }

    /// <summary>Null when it cannot be read; that was reported when it was leased.</summary>
    public string? MaskedRecipient(string id, ReadOnlySpan<byte> message)
    {
        try
        {
            return RecipientMask.Apply(Open(id, message).Recipient);
        }
        catch (Exception exception) when (UnreadableRows.IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>What a row says of its recipient.</summary>
    public byte[] RecipientHash(string recipient) =>
        HMACSHA256.HashData(_recipientKey, Encoding.UTF8.GetBytes(recipient))[..RecipientHashSize];

    public void Dispose() => _messages.Dispose();

    private Envelope Open(string id, ReadOnlySpan<byte> message) =>
        JsonSerializer.Deserialize(_messages.Unprotect(message, id), EnvelopeJson.Default.Envelope)!;
}

/// <param name="Recipient">Phone number, address or account.</param>
/// <param name="Payload">For the dispatcher.</param>
internal sealed record Envelope(string Recipient, string Payload)
{
    public override string ToString() => "Envelope(***)";
}

[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
