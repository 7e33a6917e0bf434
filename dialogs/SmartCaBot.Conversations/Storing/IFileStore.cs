using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Storing;

/// <summary>Files that citizens send and get back. Encrypted at rest.</summary>
public interface IFileStore
{
    /// <summary>Stores a file of a conversation. Durable before it returns.</summary>
    /// <param name="key">
    /// Idempotency key: the same key again (a retried turn) replaces nothing and returns the file stored before; null makes a new file.
    /// </param>
    /// <param name="conversationId">Whose file it is: nobody else can open it.</param>
    /// <param name="name">As the sender named it.</param>
    /// <param name="contentType">As the sender claims.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    ValueTask<ReceivedFile> SaveAsync(
        string? key, string conversationId, string name, string contentType, Func<Stream, CancellationToken, ValueTask> write,
        CancellationToken cancellationToken);

    /// <summary>The file as a seekable stream; null when there is none of that id in that conversation.</summary>
    ValueTask<StoredFile?> OpenAsync(string conversationId, string fileId, CancellationToken cancellationToken);

    /// <summary>Removes one file now, not when its time is over; one that a hold keeps stays. False when there is none, or it stays.</summary>
    ValueTask<bool> RemoveAsync(string conversationId, string fileId, CancellationToken cancellationToken);

    /// <summary>Bytes of a conversation's files stored since a time, before encryption.</summary>
    ValueTask<long> BytesSinceAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Bytes that the place where files lie can still take.</summary>
    long FreeBytes { get; }
}

/// <param name="File">Name, type and size.</param>
/// <param name="Content">Seekable; the caller disposes it.</param>
public sealed record StoredFile(ReceivedFile File, Stream Content);
