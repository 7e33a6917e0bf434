using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>An e-mail address: a local part, @, and a dotted domain, in ASCII, at most 254 characters (RFC 5321).</summary>
internal static class EmailText
{
    private const int MaxLength = 254;
    private const int MaxLocal = 64;

    public static Answer<string> Read(string text)
    {
        var address = text.Trim().TrimEnd('.', ',');
        var at = address.IndexOf('@');
        if (at < 0) return Answer.No<string>("email.no_at");
        if (address.Any(char.IsWhiteSpace)) return Answer.No<string>("email.space");
        if (address.Any(c => !char.IsAscii(c))) return Answer.No<string>("email.accents");
        var (local, domain) = (address[..at], address[(at + 1)..]);
        var isWell = local.Length is > 0 and <= MaxLocal && address.Length <= MaxLength
            && local.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
            && domain.Contains('.', StringComparison.Ordinal)
            && domain.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return isWell ? address : Answer.No<string>("email.form");
    }

    /// <summary>Enough to recognise one's own: the first two letters and the domain.</summary>
    public static string Mask(string address)
    {
        var at = address.IndexOf('@');
        return string.Concat(address.AsSpan(0, Math.Min(2, at)), "•••", address.AsSpan(at));
    }
}
