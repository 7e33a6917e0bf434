using System.Text;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tests.Support;

/// <summary>
/// Makes one SoftHSM token the replica of another: its whole content but label and serial number, as an HSM's own replication or a
/// backup restored into a second device does. The library must not be in use.
/// </summary>
internal static class Replica
{
    public static void Copy(ShimToken tokens, string from, string to)
    {
        var source = FolderOf(tokens.TokenDirectory, from);
        var target = FolderOf(tokens.TokenDirectory, to);
        var (oldSerial, newSerial) = Serials(tokens, from, to);
        foreach (var file in Directory.GetFiles(target))
            File.Delete(file);
        foreach (var file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        var token = Path.Combine(target, "token.object");
        var content = File.ReadAllBytes(token);
        Replace(content, Slots.PadLabel(from), Slots.PadLabel(to));
        Replace(content, Encoding.ASCII.GetBytes(oldSerial), Encoding.ASCII.GetBytes(newSerial));
        File.WriteAllBytes(token, content);
    }

    private static string FolderOf(string tokens, string label) => Directory.GetDirectories(tokens).Single(
        folder => File.ReadAllBytes(Path.Combine(folder, "token.object")).AsSpan().IndexOf(Slots.PadLabel(label)) >= 0);

    private static (string From, string To) Serials(ShimToken tokens, string from, string to)
    {
        var module = Module.Join(tokens.Shim.Path);
        try
        {
            return (Slots.WithLabel(module.Functions, from)[0].Serial, Slots.WithLabel(module.Functions, to)[0].Serial);
        }
        finally
        {
            module.Leave();
        }
    }

    private static void Replace(byte[] content, byte[] old, byte[] next)
    {
        Assert.Equal(old.Length, next.Length);
        var at = content.AsSpan().IndexOf(old);
        Assert.True(at >= 0);
        next.CopyTo(content, at);
    }
}
