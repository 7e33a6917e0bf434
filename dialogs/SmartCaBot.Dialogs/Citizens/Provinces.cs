using System.Collections.Frozen;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>
/// The 63 provinces of the number's first three digits (Circular 07/2016/TT-BCA, annex 1), and the 34 provinces since
/// 2025-07-01 (Resolution 202/2025/QH15). Numbers keep the old codes.
/// </summary>
internal static class Provinces
{
    public const string Default = "Đắk Lắk";

    private static readonly (string Current, string Members)[] Table =
    [
        ("Hà Nội", "001"), ("Tuyên Quang", "008,002 Hà Giang"), ("Cao Bằng", "004"), ("Thái Nguyên", "019,006 Bắc Kạn"),
        ("Lào Cai", "010,015 Yên Bái"), ("Điện Biên", "011"), ("Lai Châu", "012"), ("Sơn La", "014"),
        ("Phú Thọ", "025,026 Vĩnh Phúc,017 Hòa Bình"), ("Lạng Sơn", "020"), ("Quảng Ninh", "022"), ("Bắc Ninh", "027,024 Bắc Giang"),
        ("Hải Phòng", "031,030 Hải Dương"), ("Hưng Yên", "033,034 Thái Bình"), ("Ninh Bình", "037,035 Hà Nam,036 Nam Định"),
        ("Thanh Hóa", "038"), ("Nghệ An", "040"), ("Hà Tĩnh", "042"), ("Quảng Trị", "045,044 Quảng Bình"), ("Huế", "046 Thừa Thiên Huế"),
        ("Đà Nẵng", "048,049 Quảng Nam"), ("Quảng Ngãi", "051,062 Kon Tum"), ("Gia Lai", "064,052 Bình Định"),
        ("Đắk Lắk", "066,054 Phú Yên"), ("Khánh Hòa", "056,058 Ninh Thuận"), ("Lâm Đồng", "068,067 Đắk Nông,060 Bình Thuận"),
        ("Đồng Nai", "075,070 Bình Phước"), ("Tây Ninh", "072,080 Long An"), ("TP. Hồ Chí Minh", "079,074 Bình Dương,077 Bà Rịa - Vũng Tàu"),
        ("Đồng Tháp", "087,082 Tiền Giang"), ("Vĩnh Long", "086,083 Bến Tre,084 Trà Vinh"), ("An Giang", "089,091 Kiên Giang"),
        ("Cần Thơ", "092,093 Hậu Giang,094 Sóc Trăng"), ("Cà Mau", "096,095 Bạc Liêu"),
    ];

    private static readonly string[] Prefixes = ["tinh ", "thanh pho ", "tp ", "o ", "toi o ", "dang o "];

    private static readonly (string Code, string Name, string Current)[] All =
    [
        .. from row in Table
           from member in row.Members.Split(',')
           let name = member.Length > 4 ? member[4..] : row.Current
           select (member[..3], name, row.Current),
    ];

    private static readonly FrozenDictionary<string, string> ByCode = All.ToFrozenDictionary(p => p.Code, p => p.Name);

    private static readonly FrozenDictionary<string, string> CurrentByFolded = All.Select(p => (p.Name, p.Current))
        .Concat(Table.Select(row => (row.Current, row.Current)))
        .Concat([("hcm", "TP. Hồ Chí Minh"), ("tphcm", "TP. Hồ Chí Minh"), ("sai gon", "TP. Hồ Chí Minh"), ("ho chi minh", "TP. Hồ Chí Minh"), ("daklak", "Đắk Lắk"), ("dac lac", "Đắk Lắk"), ("buon ma thuot", "Đắk Lắk"), ("vung tau", "TP. Hồ Chí Minh")])
        .DistinctBy(p => Folding.Fold(p.Item1))
        .ToFrozenDictionary(p => Folding.Fold(p.Item1), p => p.Item2);

    public static IReadOnlyList<string> Current { get; } = [.. Table.Select(row => row.Current)];

    /// <summary>The province a code stood for when the number was given.</summary>
    public static string? OfCode(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Today's province for a present or former name, however it is typed.</summary>
    public static string? Find(string text)
    {
        var folded = Folding.Fold(text);
        foreach (var prefix in Prefixes)
        {
            if (folded.StartsWith(prefix, StringComparison.Ordinal)) folded = folded[prefix.Length..];
        }

        return CurrentByFolded.GetValueOrDefault(folded);
    }
}
