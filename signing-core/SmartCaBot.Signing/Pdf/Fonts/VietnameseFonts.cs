namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>Be Vietnam Pro (SIL Open Font License, Files/OFL.txt): drawn for Vietnamese, with room for two accents on a letter.</summary>
public static class VietnameseFonts
{
    private static readonly Lazy<TrueTypeFont> LazyRegular = new(() => Load("BeVietnamPro-Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> LazyBold = new(() => Load("BeVietnamPro-Bold.ttf"));

    public static TrueTypeFont Regular => LazyRegular.Value;

    public static TrueTypeFont Bold => LazyBold.Value;

    private static TrueTypeFont Load(string file)
    {
        var type = typeof(VietnameseFonts);
        using var stream = type.Assembly.GetManifestResourceStream(type, "Files." + file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }
}
