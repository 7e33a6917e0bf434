namespace SmartCaBot.Signing.Pdf.Objects;

/// <summary>The eight basic types of ISO 32000-1 7.3, and the reference to an indirect object.</summary>
internal abstract record PdfObject;

internal sealed record PdfNull : PdfObject
{
    public static PdfNull Value { get; } = new();
}

internal sealed record PdfBoolean(bool Value) : PdfObject;

internal sealed record PdfInteger(long Value) : PdfObject;

/// <param name="Text">As it stood in the file, so that a rewritten page keeps its numbers to the last digit.</param>
internal sealed record PdfReal(string Text) : PdfObject;

/// <param name="Value">Without the solidus, #xx resolved; one char per byte.</param>
internal sealed record PdfName(string Value) : PdfObject;

/// <param name="Bytes">Decoded content.</param>
/// <param name="Span">Where the token stands in the file, delimiters included; null inside object streams.</param>
internal sealed record PdfString(byte[] Bytes, PdfSpan? Span = null) : PdfObject;

internal sealed record PdfArray(IReadOnlyList<PdfObject> Items) : PdfObject
{
    public PdfArray With(PdfObject item) => new([.. Items, item]);
}

internal sealed record PdfReference(int Number, int Generation) : PdfObject;

/// <param name="Dictionary">The stream's dictionary.</param>
/// <param name="DataOffset">First byte after the keyword and its end of line.</param>
internal sealed record PdfStream(PdfDictionary Dictionary, long DataOffset) : PdfObject;

/// <summary>A stream that an update brings.</summary>
/// <param name="Dictionary">All but /Length.</param>
/// <param name="Data">Encoded as the dictionary says.</param>
internal sealed record PdfNewStream(PdfDictionary Dictionary, byte[] Data) : PdfObject;

/// <summary>Bytes [Start, End) of the file.</summary>
internal readonly record struct PdfSpan(long Start, long End);
