using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>Ids as the platform makes them: strings of digits beyond 2^53, another one for each account and each app, the same in every run.</summary>
internal static class PhoneIds
{
    public static string Make(string scope, string number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}|{number}"));
        return (1_000_000_000_000_000_000UL + (BitConverter.ToUInt64(hash) % 8_000_000_000_000_000_000UL)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>0905…, +84905… and 84905… are one number: 84905….</summary>
    public static string Normal(string number)
    {
        var digits = new string([.. number.Where(char.IsAsciiDigit)]);
        return digits.StartsWith('0') ? $"84{digits[1..]}" : digits;
    }
}
