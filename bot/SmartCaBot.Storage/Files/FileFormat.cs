using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Files;

/// <summary>
/// A stored file: format (1), key id (4), salt (16), then chunks of 64 KiB, each followed by its AES-GCM tag (16).
/// The key is derived for this file from the storage key and the salt. Each chunk authenticates whose file it is, its index
/// and whether it is the last, so chunks cannot be changed, moved, taken from another file or cut off.
/// </summary>
internal static class FileFormat
{
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int SealedChunkSize = ChunkSize + TagSize;
    public const int HeaderSize = 1 + KeyIdSize + SaltSize;

    private const byte Format = 1;
    private const int KeyIdSize = 4;
    private const int SaltSize = 16;

    /// <summary>Even an empty file has one chunk: it says that this is the end.</summary>
    public static long ChunkCount(long size) => Math.Max(1, (size + ChunkSize - 1) / ChunkSize);

    /// <summary>Bytes on disk of a file of that size.</summary>
    public static long SizeOnDisk(long size) => HeaderSize + size + (ChunkCount(size) * TagSize);

    public static byte[] NewHeader(StorageKeys keys)
    {
        var header = new byte[HeaderSize];
        header[0] = Format;
        keys.Id.CopyTo(header, 1);
        RandomNumberGenerator.Fill(header.AsSpan(1 + KeyIdSize));
        return header;
    }

    /// <exception cref="CryptographicException">Not a stored file, or of another storage key.</exception>
    public static AesGcm Open(StorageKeys keys, ReadOnlySpan<byte> header)
    {
        if (header[0] != Format || !header.Slice(1, KeyIdSize).SequenceEqual(keys.Id))
            throw new CryptographicException("A stored file is damaged or was encrypted under another storage key.");
        var key = keys.Derive("file", salt: header[(1 + KeyIdSize)..]);
        try
        {
            return new AesGcm(key, TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Nonce and additional data of one chunk. The key serves one file, written once, so the index never repeats.</summary>
    public static void Name(long index, bool last, Span<byte> nonce, Span<byte> additional)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[^sizeof(long)..], index);
        BinaryPrimitives.WriteInt64BigEndian(additional[^(sizeof(long) + 1)..], index);
        additional[^1] = last ? (byte)1 : (byte)0;
    }

    /// <summary>Additional data with room for index and last flag at its end.</summary>
    public static byte[] Additional(string conversationId, string fileId)
    {
        var name = new RowName(stackalloc byte[RowName.UsualSize], "files", fileId, conversationId).Bytes;
        var additional = new byte[name.Length + sizeof(long) + 1];
        name.CopyTo(additional);
        return additional;
    }
}
