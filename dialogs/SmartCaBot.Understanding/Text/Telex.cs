namespace SmartCaBot.Understanding.Text;

/// <summary>
/// Undoes what the Telex and VNI keyboards leave when they are off: "ddawng kys" and "d9a8ng ky1" are both "dang ky".
/// </summary>
internal static class Telex
{
    /// <summary>Writes the plain letters to <paramref name="plain"/>; returns their count, or 0 when there was nothing to undo.</summary>
    public static int Strip(ReadOnlySpan<char> token, Span<char> plain)
    {
        var length = 0;
        var afterVowel = false;
        foreach (var c in token)
        {
            if (length > 0 && IsMarkKey(c, plain[length - 1], afterVowel))
                continue;
            var letter = c == 'w' ? 'u' : c;
            afterVowel |= letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            plain[length++] = letter;
        }

        return length < token.Length ? length : 0;
    }

    private static bool IsMarkKey(char key, char before, bool afterVowel) => key switch
    {
        >= '0' and <= '9' => true,
        's' or 'f' or 'r' or 'x' or 'j' or 'z' or 'w' => afterVowel,
        'a' or 'e' or 'o' => key == before,
        'd' => before == 'd',
        _ => false,
    };
}
