namespace SmartCaBot.Signing.Api.Csc;

/// <summary>The service's picture: PNG, 96 by 96 (CSC 11.1: at most 256 by 256).</summary>
internal static class LogoPicture
{
    public static readonly byte[] Png = Read();

    private static byte[] Read()
    {
        using var stream = typeof(LogoPicture).Assembly.GetManifestResourceStream("csc.logo.png")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
