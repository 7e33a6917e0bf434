namespace SmartCaBot.Understanding.Text;

/// <summary>A run of letters and digits: where its folded form lies in the buffer, and where it came from.</summary>
internal readonly record struct Token(int Offset, int Length, int Start, int SourceLength, bool HasMarks);
