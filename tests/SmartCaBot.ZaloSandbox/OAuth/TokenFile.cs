using System.Text.Json;

namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>The last pair, so that a bot which kept it can go on after the program was started again.</summary>
internal sealed class TokenFile(string? path)
{
    public TokenPair? Read() => path is not null && File.Exists(path) ? JsonSerializer.Deserialize<TokenPair>(File.ReadAllText(path)) : null;

    public void Write(TokenPair pair)
    {
        if (path is null) return;
        var whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.WriteAllText(whole + ".new", JsonSerializer.Serialize(pair));
        File.Move(whole + ".new", whole, overwrite: true);
    }
}
