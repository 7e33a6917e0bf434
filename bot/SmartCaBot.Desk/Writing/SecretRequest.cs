using System.Text.RegularExpressions;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Desk.Writing;

/// <summary>
/// Whether a text asks a citizen for a one-time code, a PIN or a password. When in doubt it does: an agent can put it in other words, a
/// citizen who has told their code cannot take it back.
/// </summary>
internal static partial class SecretRequest
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', ';', '\n'];

    public static bool IsIn(string text) => text
        .Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Any(sentence => Asks(Folding.Fold(sentence)));

    private static bool Asks(string sentence)
    {
        if (!Secret().IsMatch(sentence)) return false;
        if (AskedWhat().IsMatch(sentence)) return true;
        var intoThePage = IntoThePage().IsMatch(sentence);
        if (intoThePage) sentence = Courtesy().Replace(sentence, "");
        foreach (Match verb in Telling().Matches(sentence))
        {
            var (before, after) = (sentence[..verb.Index], sentence[(verb.Index + verb.Length)..]);
            if (Negated().IsMatch(before)) continue;
            if (ToUs().IsMatch(after)) return true;
            if (!Reported().IsMatch(before) && !ToThem().IsMatch(after) && !intoThePage) return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(otp|pin|ma (xac thuc|xac nhan|kich hoat|bi mat|bao mat)|mat (khau|ma)|password|passcode|verification code|one time code)\b")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b(la (gi|bao nhieu|so (may|nao|gi))|bao nhieu|nhung so nao|so may|what is (your|the))\b")]
    private static partial Regex AskedWhat();

    [GeneratedRegex(@"\b(gui|doc|nhan (cho|lai|qua|vao)|cung cap|dua|chup|cho (em|minh|chung toi|xin|biet|hoi)|xin|bao|noi|chia se|ghi|nhap|go|send|tell|give|share|type|text)\b")]
    private static partial Regex Telling();

    // "không gửi, đọc hay cung cấp": the negation reaches over the verbs in between.
    [GeneratedRegex(@"\b(khong|dung|chang|cam|chua|never|not|don t|do not)( (bao gio|duoc|nen|can|phai|ai|nhan vien|can bo|yeu cau|hoi|gui|doc|cung cap|chia se|noi|dua|nhap|ghi|hay|hoac|va|ever|share|tell|send|or|anh|chi|quy khach|ba|con))* $")]
    private static partial Regex Negated();

    [GeneratedRegex(@"\b(em|minh|chung (toi|em|minh)|ben (em|minh|nay|toi)|can bo|nhan vien|tong dai|me|us|(vao|o|len|qua|sang|tai|xuong) day|(khung|o|doan) chat|toi(?! (so|dien thoai|dt|may|hop|email|anh|chi|quy|tin|zalo)\b))\b")]
    private static partial Regex ToUs();

    [GeneratedRegex(@"\b(den|toi|ve|vao|qua) (so|dien thoai|dt|may|hop thu|email|anh|chi|quy|tin nhan|sms|zalo)\b")]
    private static partial Regex ToThem();

    [GeneratedRegex(@"\b(se|da|vua|duoc|moi|dang|bi|he thong( tu)?|vnpt|smartca|ung dung) $")]
    private static partial Regex Reported();

    [GeneratedRegex(@"\bgiup (em|minh)\b")]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"\b(nhap|go|dien)( ma)?( otp| pin)?( nay| do)? (vao|o|tren|trong) (trang|o (nhap|ma|trong)|ung dung|app|man hinh|lien ket|duong (link|dan)|buoc)\b")]
    private static partial Regex IntoThePage();
}
