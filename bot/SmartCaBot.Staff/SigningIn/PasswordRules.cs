using System.Text;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>What a password must be: long, and not one that everybody tries first (NIST SP 800-63B 5.1.1.2). No rules about kinds of characters.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;

    /// <summary>Of a form; hashing longer ones would only cost time.</summary>
    public const int Longest = 200;

    /// <summary>The same text however a keyboard composes its accents (NFKC, as the same section asks).</summary>
    public static string Normal(string password) => password.Normalize(NormalizationForm.FormKC);

    /// <summary>Null when it will do.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">What is known of the person: sign-in name, name.</param>
    public static string? Problem(string password, params ReadOnlySpan<string> own)
    {
        if (password.Length > Longest) return "Mật khẩu dài quá, tối đa 200 ký tự.";
        if (Normal(password).EnumerateRunes().Count() < Shortest) return "Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn dễ nhớ là cách hay.";
        if (CommonPasswords.Contains(password)) return "Mật khẩu này nhiều người dùng nên dễ bị đoán. Anh/chị chọn mật khẩu khác.";
        foreach (var word in own)
            if (word.Length > 3 && CommonPasswords.Core(password).Replace(CommonPasswords.Core(word), "", StringComparison.Ordinal).Length < 6)
                return "Mật khẩu gần như chỉ là tên của anh/chị. Anh/chị chọn mật khẩu khác.";
        return null;
    }
}
