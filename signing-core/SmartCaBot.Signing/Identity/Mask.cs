namespace SmartCaBot.Signing.Identity;

/// <summary>How personal values look where people other than their owner may see them.</summary>
internal static class Mask
{
    /// <summary>Stars, then the last <paramref name="shown"/> characters; nothing shown when that would give half away.</summary>
    public static string End(string value, int shown) => value.Length <= shown * 2
        ? new string('*', value.Length)
        : string.Concat(new string('*', value.Length - shown), value.AsSpan(value.Length - shown));
}
