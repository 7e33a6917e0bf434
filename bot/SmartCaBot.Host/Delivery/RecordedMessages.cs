using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Channels.Keys;

namespace SmartCaBot.Host.Delivery;

/// <summary>
/// Development's post office: messages that would have been sent, kept over restarts. Each line of the file is one message,
/// encrypted: even here no code lies open on the disk.
/// </summary>
internal sealed class RecordedMessages(string path, byte[] key) : IDisposable
{
    private const int Most = 200;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Durable when it returns. A message of the same id is kept once.</summary>
    public async Task AddAsync(RecordedMessage message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if ((await ReadAsync(cancellationToken)).Any(known => known.Id == message.Id)) return;
            await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            // A crash may have left half a line; what follows must not be joined to it.
            await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes("\n" + Encrypt(message)), cancellationToken);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RecordedMessage>> ListAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return [.. (await ReadAsync(cancellationToken)).Reverse().Take(Most)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<IEnumerable<RecordedMessage>> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(path)
            ? (await File.ReadAllLinesAsync(path, cancellationToken)).Select(Decrypt).OfType<RecordedMessage>()
            : [];

    private string Encrypt(RecordedMessage message) =>
        Convert.ToBase64String(SealedBytes.Close(key, JsonSerializer.SerializeToUtf8Bytes(message, RecordedMessageJson.Default.RecordedMessage)));

    private RecordedMessage? Decrypt(string text)
    {
        var line = new byte[text.Length];
        return Convert.TryFromBase64String(text, line, out var length) && SealedBytes.Open(key, line.AsSpan(0, length)) is { } plain
            ? JsonSerializer.Deserialize(plain, RecordedMessageJson.Default.RecordedMessage) : null;
    }
}

/// <param name="Id">Of the outbox message.</param>
/// <param name="Kind">sms or email.</param>
/// <param name="To">Number or address.</param>
/// <param name="Subject">E-mail only.</param>
/// <param name="Text">What the person would read.</param>
/// <param name="At">When it would have been sent.</param>
internal sealed record RecordedMessage(string Id, string Kind, string To, string? Subject, string Text, DateTimeOffset At)
{
    public override string ToString() => $"RecordedMessage({Id})";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordedMessage))]
[JsonSerializable(typeof(IReadOnlyList<RecordedMessage>))]
internal sealed partial class RecordedMessageJson : JsonSerializerContext;
