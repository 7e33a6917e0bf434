using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Files;

/// <summary>
/// Files on disk, their rows in the database. The bytes come first: a crash in between leaves bytes without a row, which
/// <see cref="FileRetention"/> removes, never a row without bytes.
/// </summary>
internal sealed class FileStore(FileFolder folder, FileCatalog catalog, StorageKeys keys, TimeProvider time) : IFileStore
{
    private const int IdSize = 16;

    public async ValueTask<ReceivedFile> SaveAsync(
        string? key, string conversationId, string name, string contentType, Func<Stream, CancellationToken, ValueTask> write,
        CancellationToken cancellationToken)
    {
        if (key is not null && await catalog.FindByKeyAsync(conversationId, key, cancellationToken) is { } earlier)
            return earlier;
        var id = RandomNumberGenerator.GetHexString(IdSize * 2, lowercase: true);
        var size = await WriteAsync(id, conversationId, write, cancellationToken);
        var file = new ReceivedFile(id, name, contentType, size);
        if (await catalog.TryAddAsync(conversationId, key, file, time.GetUtcNow(), cancellationToken))
            return file;
        // The same key at the same moment: the other one was first.
        folder.Delete(id);
        return (await catalog.FindByKeyAsync(conversationId, key!, cancellationToken))!;
    }

    public async ValueTask<StoredFile?> OpenAsync(string conversationId, string fileId, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(conversationId, fileId, cancellationToken) is not { } file
            || TryOpen(folder.PathOf(file.Id)) is not { } handle)
            return null;
        try
        {
            return new StoredFile(file, new DecryptingStream(handle, keys, conversationId, file.Id, file.Size));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public async ValueTask<bool> RemoveAsync(string conversationId, string fileId, CancellationToken cancellationToken)
    {
        if (!await catalog.RemoveAsync(conversationId, fileId, cancellationToken)) return false;
        folder.Delete(fileId);
        return true;
    }

    public ValueTask<long> BytesSinceAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken) =>
        new(catalog.BytesSinceAsync(conversationId, since, cancellationToken));

    public long FreeBytes => folder.FreeBytes;

    private async Task<long> WriteAsync(
        string id, string conversationId, Func<Stream, CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        try
        {
            long size;
            await using (var target = folder.CreateTemporary(id))
            await using (var encrypting = new EncryptingStream(target, keys, conversationId, id))
            {
                await write(encrypting, cancellationToken);
                await encrypting.FinishAsync(cancellationToken);
                size = encrypting.Size;
            }
            folder.Keep(id);
            return size;
        }
        catch
        {
            folder.DeleteTemporary(id);
            throw;
        }
    }

    // Retention removes the row, then the bytes; a reader in between finds no file any more.
    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return File.OpenHandle(path, options: FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
