using System.Security.Cryptography;

namespace SmartCaBot.Host.Setup;

/// <summary>Random secrets, each in a file of its own that its owner alone can read. Made once, whole or not at all.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A key of <paramref name="size"/> random bytes.</summary>
    /// <exception cref="InvalidDataException">The file has another size: it is not ours, and is left alone.</exception>
    public static byte[] Key(string path, int size = 32)
    {
        var key = ReadOrCreate(path, () => RandomNumberGenerator.GetBytes(size));
        return key.Length == size ? key : throw new InvalidDataException($"{path} should have {size} bytes and has {key.Length}.");
    }

    /// <summary>The file's content, made by <paramref name="create"/> when there is none yet.</summary>
    public static byte[] ReadOrCreate(string path, Func<byte[]> create)
    {
        if (!File.Exists(path)) Create(path, create());
        return File.ReadAllBytes(path);
    }

    private static void Create(string path, byte[] content)
    {
        var unfinished = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.new";
        try
        {
            using (var file = new FileStream(unfinished, Options()))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of this installation was quicker; its secret counts.
            File.Delete(unfinished);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
