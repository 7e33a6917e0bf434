using System.Collections.Frozen;

namespace SmartCaBot.Understanding.Text;

/// <summary>Chat shorthand and the abbreviations of offices, folded, each with the folded words it stands for.</summary>
internal static class ShortForms
{
    private static readonly FrozenDictionary<string, string[]> Words = Lines(
        // chat
        "khong: k ko kh khg kg kog hok hong hog hem hum khum khom hg k0 hog hk0 kong hoq hk",
        "duoc: dc duoc dx dk0 duok dcj",
        "gi: j ji gj", "vay: z zay zz v vayy", "roi: r rui roy oy ruj", "the nao: tnao tn", "nhu the nao: ntn nhtn",
        "bao nhieu: bn bnhieu bnhiu bnh", "nhieu: nhiu nhju", "biet: bit bik bjt bt", "lam: lm lem", "moi: ms", "nua: nx",
        "truoc: trc", "nguoi: ng ngta", "voi: vs vj", "cung: cug cx", "gio: h", "thoi: thui thoy",
        "minh: mih mjh m mjnh", "toi: t toy", "em: e", "anh: a", "chi: c", "anh chi: ac", "ban: b", "luon: lun luong", "hom nay: hnay",
        "dung: dug", "dang: dag", "nhan tin: nt", "nhan vien: nv", "tu van: tvan", "giup: jup gjup zup giupp", "xin loi: sorry sr",
        "dien thoai: dt dthoai đt", "so dien thoai: sdt", "mat khau: mk pass passwd password mkhau", "tai khoan: tk", "online: onl ol",
        "khong biet: kbiet kbit", "khong duoc: kdc kodc", "thong tin: ttin", "xac nhan: xnhan", "tin nhan: tnhan sms", "van ban: vb",
        // the subject
        "dang ky: dk dki dky dangki", "chu ky so: cks ckso", "chu ky: ck chuki", "chung thu so: cts", "ho so: hs hso",
        "can cuoc cong dan: cccd ccd", "chung minh nhan dan: cmnd cmt cmtnd cm", "so ho khau: shk",
        "bao hiem xa hoi: bhxh", "bao hiem y te: bhyt", "bao hiem that nghiep: bhtn",
        "dich vu cong: dvc", "dich vu cong truc tuyen: dvctt", "thu tuc hanh chinh: tthc", "hanh chinh cong: hcc",
        "uy ban nhan dan: ubnd", "uy ban: ub", "cong ty: cty", "doanh nghiep: dn", "ho kinh doanh: hkd", "kinh doanh: kd",
        "an toan thuc pham: attp", "ve sinh an toan thuc pham: vsattp vsat", "xay dung: xd", "giay phep xay dung: gpxd", "quy hoach: qh",
        "quang cao: qc", "giay phep lai xe: gplx", "giay khai sinh: gks", "khai sinh: ks", "tinh trang hon nhan: tthn", "giay chung nhan: gcn",
        "nguoi khuyet tat: nkt", "gia dinh van hoa: gdvh", "gia dinh: gdinh", "smartca: smartka smarca smatca smartac smrtca smartcaa");

    /// <summary>The words a short form stands for, or null when it is none.</summary>
    public static string[]? TryExpand(ReadOnlySpan<char> folded) =>
        folded.Length <= 8 && Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var words) ? words : null;

    private static FrozenDictionary<string, string[]> Lines(params string[] lines)
    {
        var map = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var parts = line.Split(':', StringSplitOptions.TrimEntries);
            foreach (var form in parts[1].Split(' '))
                map[form] = parts[0].Split(' ');
        }

        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
