using SmartCaBot.Host.Configuration;
using SmartCaBot.Pkcs11.Setup;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// Makes the software token in the data directory. The last step writes a mark; without it a crash came in between and the
/// token has never held a key, so it is put aside and made anew.
/// </summary>
internal static class SoftToken
{
    /// <summary>Points SoftHSM at the token. Must run before the library is loaded.</summary>
    public static void Configure(DataDirectory data) => SoftHsm.Configure(data.SoftToken);

    /// <summary>Repeatable. Throws what <see cref="TokenSetup.EnsureInitialised"/> throws.</summary>
    public static void Ensure(DataDirectory data, TokenSettings settings, TimeProvider clock)
    {
        var mark = Path.Combine(data.SoftToken, "ready");
        if (File.Exists(mark)) return;
        PutAside(data, clock);
        Configure(data);
        TokenSetup.EnsureInitialised(
            settings.Library, settings.Label,
            SecretFile.ReadOrCreate(OfficerPinFile(data), TokenSetup.GeneratePin),
            SecretFile.ReadOrCreate(UserPinFile(data), TokenSetup.GeneratePin));
        File.WriteAllText(mark, "");
    }

    public static string UserPinFile(DataDirectory data) => data.KeyFile("token-user.pin");

    /// <summary>It was filled once, and its keys are not in the data directory any more.</summary>
    public static bool IsLost(DataDirectory data) =>
        File.Exists(data.TokenFilled) && (!Directory.Exists(Tokens(data)) || !Directory.EnumerateFiles(Tokens(data), "*", SearchOption.AllDirectories).Any());

    private static string Tokens(DataDirectory data) => Path.Combine(data.SoftToken, "tokens");

    private static string OfficerPinFile(DataDirectory data) => data.KeyFile("token-officer.pin");

    private static void PutAside(DataDirectory data, TimeProvider clock)
    {
        var tokens = Tokens(data);
        if (Directory.Exists(tokens) && Directory.EnumerateFileSystemEntries(tokens).Any())
            Directory.Move(tokens, $"{tokens}.unfinished-{clock.GetUtcNow():yyyyMMddHHmmss}");
    }
}
