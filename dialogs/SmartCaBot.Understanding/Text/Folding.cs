using System.Runtime.CompilerServices;

namespace SmartCaBot.Understanding.Text;

/// <summary>
/// The form in which texts are compared: NFC, lower case, no marks, đ as d, single spaces, no punctuation,
/// short forms ("ko", "cccd") written out.
/// </summary>
public static class Folding
{
    [ThreadStatic]
    private static TokenBuffer? _tokens;

    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = _tokens ??= new TokenBuffer();
        tokens.Read(text, int.MaxValue);
        var folded = new DefaultInterpolatedStringHandler(0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ShortForms.TryExpand(tokens.Folded(i)) is not { } words)
            {
                Append(tokens.Folded(i), ref folded);
                continue;
            }

            foreach (var word in words)
                Append(word, ref folded);
        }

        return folded.ToStringAndClear();
    }

    private static void Append(ReadOnlySpan<char> word, ref DefaultInterpolatedStringHandler folded)
    {
        if (folded.Text.Length > 0)
            folded.AppendLiteral(" ");
        folded.AppendFormatted(word);
    }
}
