using System.Runtime.InteropServices;

namespace SmartCaBot.Pkcs11.Setup;

/// <summary>SoftHSM's configuration: where it keeps its tokens. Other modules are configured by their own means.</summary>
public static partial class SoftHsm
{
    /// <summary>Where Debian's softhsm2 package puts the library.</summary>
    public const string DebianLibrary = "/usr/lib/softhsm/libsofthsm2.so";

    /// <summary>
    /// Writes a configuration with its token directory below <paramref name="directory"/> and makes SoftHSM in this process use
    /// it. Call before the library is first initialised.
    /// </summary>
    /// <returns>The configuration file's path, the value of SOFTHSM2_CONF.</returns>
    public static string Configure(string directory)
    {
        var root = Path.GetFullPath(directory);
        var tokens = Path.Combine(root, "tokens");
        CreatePrivateDirectory(root);
        CreatePrivateDirectory(tokens);
        var configuration = Path.Combine(root, "softhsm2.conf");
        File.WriteAllText(
            configuration, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");
        SetNativeEnvironment("SOFTHSM2_CONF", configuration);
        return configuration;
    }

    private static void CreatePrivateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // On Unix the runtime keeps its own copy of the environment, which native getenv does not see.
    private static void SetNativeEnvironment(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows() && SetEnv(name, value, 1) != 0)
            throw new InvalidOperationException($"{name} could not be set.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);
}
