namespace SmartCaBot.Host.Setup;

/// <summary>The places inside the data directory. Made at the first start; only the service's own account can enter.</summary>
internal sealed class DataDirectory
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataDirectory(string root) => Root = root;

    public string Root { get; }

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>The software token and its configuration.</summary>
    public string SoftToken => Path.Combine(Root, "softhsm");

    /// <summary>The mark that the token was filled: since then it must be there.</summary>
    public string TokenFilled => KeyFile("token-filled");

    public string Database => Path.Combine(Root, "smartcabot.db");

    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public static DataDirectory Open(string path)
    {
        var directory = new DataDirectory(Path.GetFullPath(path));
        MakePrivate(directory.Root);
        MakePrivate(directory.Keys);
        return directory;
    }

    public string KeyFile(string name) => Path.Combine(Keys, name);

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Private);
        // It may have been made beforehand, by a package or by hand, and be open to others.
        if (File.GetUnixFileMode(path) != Private) File.SetUnixFileMode(path, Private);
    }
}
