using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace SmartCaBot.Signing.Identity;

/// <summary>An e-mail address: one mailbox with a dotted domain, no display name, at most 254 characters (RFC 5321).</summary>
public sealed record EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var trimmed = text?.Trim() ?? string.Empty;
        if (trimmed.Length is 0 or > 254 || !MailAddress.TryCreate(trimmed, out var parsed) || parsed.Address != trimmed
            || !parsed.Host.Contains('.') || parsed.Host.EndsWith('.') || trimmed.Any(char.IsControl))
            return false;
        address = new EmailAddress(trimmed);
        return true;
    }

    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("Not an e-mail address.");

    public override string ToString() => Mask.Start(Value) + Value[Value.IndexOf('@')..];
}
