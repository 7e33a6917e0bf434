namespace SmartCaBot.Desk.Live;

/// <summary>Knows pictures by their first bytes.</summary>
internal static class PictureBytes
{
    /// <summary>image/png, image/jpeg, or null.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head) =>
        head.StartsWith(Png) ? "image/png"
        : head.StartsWith(Jpeg) ? "image/jpeg"
        : null;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];
}
