using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>A Vietnamese mobile number: 0 and nine digits, beginning 03, 05, 07, 08 or 09. Also typed with +84.</summary>
internal static class VietnamesePhone
{
    public static Answer<string> Read(string text)
    {
        var typed = text.Trim().Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        if (Digits.OfNumber(typed.TrimStart('+', '＋')) is not { } digits) return Answer.No<string>("phone.not_digits");
        if (digits.StartsWith("0084", StringComparison.Ordinal)) digits = digits[2..];
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = "0" + digits[2..].TrimStart('0');
        if (digits.Length == 11 && digits.StartsWith("01", StringComparison.Ordinal)) return Answer.No<string>("phone.old");
        if (digits.StartsWith("02", StringComparison.Ordinal)) return Answer.No<string>("phone.landline");
        if (digits.Length != 10) return Answer.No<string>(new Phrase("phone.length", ("count", digits.Length)));
        return digits[0] == '0' && digits[1] is '3' or '5' or '7' or '8' or '9' ? digits : Answer.No<string>("phone.prefix");
    }

    public static string Mask(string phone) => $"{phone[..3]} ••• •{phone[^3..]}";
}
