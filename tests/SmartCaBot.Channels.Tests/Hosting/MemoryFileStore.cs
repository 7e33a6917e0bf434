using System.Collections.Concurrent;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Tests.Hosting;

internal sealed class MemoryFileStore(TimeProvider clock) : IFileStore
{
    private readonly ConcurrentDictionary<string, (string Conversation, ReceivedFile File, byte[] Content, DateTimeOffset At)> _files = [];
    private readonly ConcurrentDictionary<string, ReceivedFile> _byKey = [];

    public long FreeBytes { get; set; } = long.MaxValue;

    public int Count => _files.Count;

    public async ValueTask<ReceivedFile> SaveAsync(
        string? key, string conversationId, string name, string contentType, Func<Stream, CancellationToken, ValueTask> write,
        CancellationToken cancellationToken)
    {
        if (key is not null && _byKey.TryGetValue(key, out var stored)) return stored;
        using var content = new MemoryStream();
        await write(content, cancellationToken);
        var file = new ReceivedFile(Guid.NewGuid().ToString("n"), name, contentType, content.Length);
        _files[file.Id] = (conversationId, file, content.ToArray(), clock.GetUtcNow());
        if (key is not null) _byKey[key] = file;
        return file;
    }

    public ValueTask<long> BytesSinceAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken) =>
        new(_files.Values.Where(f => f.Conversation == conversationId && f.At >= since).Sum(f => f.File.Size));

    public ValueTask<bool> RemoveAsync(string conversationId, string fileId, CancellationToken cancellationToken) =>
        new(_files.TryGetValue(fileId, out var found) && found.Conversation == conversationId && _files.TryRemove(fileId, out _));

    public ValueTask<StoredFile?> OpenAsync(string conversationId, string fileId, CancellationToken cancellationToken) =>
        new(_files.TryGetValue(fileId, out var found) && found.Conversation == conversationId
            ? new StoredFile(found.File, new MemoryStream(found.Content, writable: false))
            : null);
}
