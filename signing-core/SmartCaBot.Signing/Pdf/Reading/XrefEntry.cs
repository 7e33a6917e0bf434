namespace SmartCaBot.Signing.Pdf.Reading;

internal enum XrefEntryKind : byte
{
    Free,
    InFile,
    InObjectStream,
}

/// <param name="Kind">Which of the three.</param>
/// <param name="Generation">Of an object in the file; 0 for one in an object stream.</param>
/// <param name="Position">Offset in the file, or the number of the object stream.</param>
/// <param name="Index">Place within the object stream.</param>
internal readonly record struct XrefEntry(XrefEntryKind Kind, int Generation, long Position, int Index)
{
    public static XrefEntry Free { get; } = new(XrefEntryKind.Free, 0, 0, 0);
}
