namespace SmartCaBot.Understanding.PersonalData;

/// <summary>An e-mail address in free text: what mail programs accept, not all that RFC 5322 allows.</summary>
internal static class EmailSpan
{
    private const int MaxLocalPart = 64; // RFC 5321, 4.5.3.1.1

    /// <summary>The address that starts at <paramref name="start"/>, if one does.</summary>
    public static PersonalDataSpan? TryRead(string text, int start)
    {
        if (!IsLocal(text[start]) || (start > 0 && IsLocal(text[start - 1])))
            return null;
        var at = start;
        while (at < text.Length && at - start <= MaxLocalPart && IsLocal(text[at]))
            at++;
        if (at >= text.Length || text[at] != '@')
            return null;
        var end = at + 1;
        while (end < text.Length && IsDomain(text[end]))
            end++;
        while (end > at + 1 && text[end - 1] is '.' or '-')
            end--;
        return text.AsSpan(at + 1, end - at - 1).Contains('.')
            ? new PersonalDataSpan(PersonalDataKind.Email, start, end - start)
            : null;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';

    private static bool IsDomain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}
