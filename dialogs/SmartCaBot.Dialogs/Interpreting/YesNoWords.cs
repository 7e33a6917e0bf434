using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Yes and no as people type them; only when the whole text is one of them, for a yes may sign a document.</summary>
internal static class YesNoWords
{
    private static readonly HashSet<string> Yes =
    [
        "co", "dung", "dung roi", "dung vay", "dung het", "dung het roi", "vang", "da", "da vang", "da co", "da dung", "da duoc", "u", "uh", "um", "uk",
        "ok", "oke", "okay", "okie", "okla", "dong y", "nhat tri", "duoc", "duoc roi", "chinh xac", "chuan", "xac nhan", "phai", "yes", "y",
        "yep", "yeah", "sure", "correct", "right", "agree", "i agree", "that is right",
    ];

    private static readonly HashSet<string> No =
    [
        "khong", "khong phai", "sai", "sai roi", "bi sai", "chua", "chua dung", "khong dung", "khong dong y", "khong muon", "khong can",
        "da khong", "thoi", "thoi khong", "no", "nope", "not", "wrong", "incorrect", "i do not agree", "disagree", "don t",
    ];

    public static bool? Read(string text)
    {
        // Without its mark "đúng" (right) and "dừng" (stop) look alike: with the mark it is no yes.
        if (text.Contains("dừng", StringComparison.OrdinalIgnoreCase)) return null;
        var folded = Folding.Fold(text);
        foreach (var wording in (ReadOnlySpan<string>)[folded, PlainWords.In(folded)])
        {
            if (Yes.Contains(wording)) return true;
            if (No.Contains(wording)) return false;
        }

        return null;
    }
}
