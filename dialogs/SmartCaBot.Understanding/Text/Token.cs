namespace SmartCaBot.Understanding.Text;

/// <summary>A run of letters and digits: where its folded form lies in the buffer, and where it came from.</summary>
/// <param name="Offset">Into the buffer.</param>
/// <param name="Length">Of the folded form.</param>
/// <param name="Start">Into the original text.</param>
/// <param name="SourceLength">In the original text.</param>
/// <param name="HasMarks">A vowel has a mark. The stroke of đ alone is none: it stands in short forms too.</param>
internal readonly record struct Token(int Offset, int Length, int Start, int SourceLength, bool HasMarks);
