namespace SmartCaBot.Understanding.Text;

/// <summary>
/// The form in which texts are compared: NFC, lower case, no marks, đ as d, single spaces, no punctuation,
/// short forms ("ko", "cccd") written out.
/// </summary>
public static class Folding
{
    /// <summary>The folded form alone.</summary>
    public static string Fold(string text) => Read(text).Value;

    /// <summary>The folded form with the place of each word in the original.</summary>
    public static FoldedText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = new TokenBuffer();
        buffer.Read(text, int.MaxValue);
        var words = new List<FoldedToken>(buffer.Count);
        for (var i = 0; i < buffer.Count; i++)
        {
            var token = buffer[i];
            foreach (var word in ShortForms.TryExpand(buffer.Folded(i)) ?? [buffer.Folded(i).ToString()])
                words.Add(new FoldedToken(word, token.Start, token.SourceLength));
        }

        return new FoldedText(text, string.Join(' ', words.Select(word => word.Value)), words);
    }
}
