using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>
/// Passwords that are guessed first. Compared without case, accents, and digits and signs at the ends, so that "Matkhau@2026" is known too.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "", "a", "abc", "abcd", "admin", "administrator", "adminadmin", "anhyeuem", "baomat", "canbo", "changeme", "chuky", "chukyso", "congan",
        "daklak", "daklakdaklak", "dichvucong", "dangnhap", "doimatkhau", "dragon", "emyeuanh", "football", "hanhchinh", "hanoi", "hello",
        "helloworld", "hoilamgi", "hochiminh", "iloveyou", "khongbiet", "khongcogi", "khongcomatkhau", "letmein", "login", "master", "matkhau",
        "matkhaumatkhau", "matma", "meocon", "monkey", "motcua", "motcualienthong", "mypassword", "newpassword", "ngoisao", "nguyen",
        "pass", "passphrase", "password", "passwordpassword", "princess", "quantri", "quantrivien", "qwerty", "qwertyuiop",
        "qwertyuiopasdfghjkl", "saigon", "secret", "smartca", "smartcabot", "superman", "taikhoan", "test", "thaydoi", "thienthan", "trustno",
        "ubnd", "uyban", "vietnam", "vietnamvietnam", "vnpt", "welcome", "xinchao", "yeuanh", "yeuem", "zxcvbnm", "asdfghjkl", "buonmathuot",
    }.ToFrozenSet();

    public static bool Contains(string password) => Words.Contains(Core(password)) || IsRow(password);

    /// <summary>Letters and digits in lower case, without accents, without digits and signs at both ends, with 0, 1, 3, @ and $ read as letters.</summary>
    public static string Core(string password)
    {
        var plain = new StringBuilder(password.Length);
        foreach (var c in password.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c == 'đ' ? 'd' : c);
        return string.Concat(plain.ToString().Trim([.. "0123456789!@#$%^&*()-_=+.,;:?/ "]).Select(Letter).Where(char.IsAsciiLetterOrDigit));
    }

    private static char Letter(char c) => c switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '@' => 'a',
        '$' => 's',
        _ => c,
    };

    /// <summary>One character again and again, or a handful.</summary>
    private static bool IsRow(string password) => password.ToLowerInvariant().Distinct().Count() < 5;
}
