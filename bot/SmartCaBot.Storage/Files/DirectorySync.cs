using System.Runtime.InteropServices;

namespace SmartCaBot.Storage.Files;

/// <summary>Brings a folder's entries to the disk: on POSIX a rename is durable only after an fsync of the folder.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        // NTFS journals its folders by itself.
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
            throw Error(directory);
        var result = FSync(descriptor);
        var error = result == 0 ? null : Error(directory);
        _ = Close(descriptor);
        if (error is not null)
            throw error;
    }

    private static IOException Error(string directory) =>
        new($"{directory} could not be brought to the disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
