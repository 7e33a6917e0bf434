using System.Buffers;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Formats;

/// <summary>Moves a range of a stream once through a fixed buffer, into a digest, an output, or both.</summary>
internal static class RangePump
{
    private const int BufferSize = 128 << 10;

    /// <summary>SHA-256 of all of a stream.</summary>
    public static async ValueTask<byte[]> DigestAsync(Stream source, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RunAsync(source, 0, source.Length, digest, output: null, cancellationToken);
        return digest.GetHashAndReset();
    }

    public static async ValueTask RunAsync(
        Stream source, long offset, long length, IncrementalHash? digest, Stream? output, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            source.Position = offset;
            for (var left = length; left > 0;)
            {
                var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, left));
                cancellationToken.ThrowIfCancellationRequested();
                // A file's asynchronous calls hold a thread of the pool all the same, and cost the way there and back.
                if (source is FileStream)
                    source.ReadExactly(part.Span);
                else
                    await source.ReadExactlyAsync(part, cancellationToken);
                digest?.AppendData(part.Span);
                if (output is FileStream)
                    output.Write(part.Span);
                else if (output is not null)
                    await output.WriteAsync(part, cancellationToken);
                left -= part.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
