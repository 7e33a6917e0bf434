namespace SmartCaBot.Understanding.Text;

/// <summary>A text in its folded form, with the way back to the original.</summary>
public sealed record FoldedText(string Original, string Value, IReadOnlyList<FoldedToken> Tokens)
{
    public override string ToString() => Value;
}

/// <summary>One folded word. Words that a short form stands for share its place in the original.</summary>
/// <param name="Value">Lower case, no marks, short forms written out.</param>
/// <param name="Start">Index of the first UTF-16 unit in the original text.</param>
/// <param name="Length">In UTF-16 units of the original text.</param>
public readonly record struct FoldedToken(string Value, int Start, int Length);
