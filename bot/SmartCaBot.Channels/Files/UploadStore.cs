using System.Buffers;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Files;

/// <summary>What became of a file on its way to the store.</summary>
internal abstract record UploadResult
{
    public sealed record Saved(ReceivedFile File) : UploadResult;

    public sealed record TooLarge : UploadResult;

    public sealed record Refused : UploadResult;
}

/// <summary>Streams files through the scanner into the store, never holding one whole.</summary>
internal sealed class UploadStore(IFileStore files, IUploadScanner scanner)
{
    private const int BufferBytes = 64 * 1024;
    private const string UnknownType = "application/octet-stream";

    /// <param name="key">Idempotency key; null for none.</param>
    /// <param name="conversationId">Whose file.</param>
    /// <param name="name">As the sender named it.</param>
    /// <param name="contentType">As the sender claims.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    public async Task<UploadResult> SaveAsync(
        string? key, string conversationId, string? name, string? contentType, Stream content, long limit, CancellationToken cancellationToken)
    {
        var cleanName = FileNames.Clean(name);
        var type = contentType is { Length: > 0 and <= 100 } ? contentType : UnknownType;
        try
        {
            var file = await files.SaveAsync(
                key, conversationId, cleanName, type, (target, token) => CopyAsync(cleanName, type, content, target, limit, token), cancellationToken);
            return new UploadResult.Saved(file);
        }
        catch (NotKeptException notKept)
        {
            return notKept.Result;
        }
    }

    private async ValueTask CopyAsync(
        string name, string type, Stream source, Stream target, long limit, CancellationToken cancellationToken)
    {
        await using var scan = await scanner.BeginAsync(name, type, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var total = 0L;
            while (await source.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken) is > 0 and var read)
            {
                total += read;
                if (total > limit) throw new NotKeptException(new UploadResult.TooLarge());
                await scan.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (await scan.FinishAsync(cancellationToken) == UploadVerdict.Refused) throw new NotKeptException(new UploadResult.Refused());
    }

    /// <summary>The store keeps nothing when its writer throws; this carries the reason past it.</summary>
    private sealed class NotKeptException(UploadResult result) : Exception("The file is not kept.")
    {
        public UploadResult Result { get; } = result;
    }
}
