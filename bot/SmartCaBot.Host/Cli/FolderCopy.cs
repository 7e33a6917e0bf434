namespace SmartCaBot.Host.Cli;

/// <summary>Copies folders with who may read them. A folder that is not there is copied as nothing.</summary>
internal static class FolderCopy
{
    public static void Copy(string source, string target)
    {
        if (!Directory.Exists(source)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(target);
        else Directory.CreateDirectory(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var folder in Directory.EnumerateDirectories(source)) Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
        foreach (var file in Directory.EnumerateFiles(source)) CopyFile(file, Path.Combine(target, Path.GetFileName(file)));
    }

    /// <summary>The copy is its owner's alone.</summary>
    public static void CopyFile(string source, string target)
    {
        File.Copy(source, target, overwrite: false);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
