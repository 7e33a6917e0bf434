using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Which of a few labels a text names: its number, its words, or enough of its words to leave no doubt.</summary>
internal static class ChoiceWords
{
    /// <summary>Words around a label that do not make another sentence of it.</summary>
    private const int MaxExtraWords = 3;

    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["mot"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["bon"] = 4,
        ["tu"] = 4,
        ["nam"] = 5,
        ["sau"] = 6,
        ["nhat"] = 1,
        ["dau"] = 1,
        ["dau tien"] = 1,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
    };

    private static readonly string[] Counters = ["so ", "cau ", "y ", "muc ", "cai ", "thu ", "chon ", "the ", "nut "];

    public static int? Find(string text, IReadOnlyList<string> labels)
    {
        var whole = Folding.Fold(text);
        var wanted = PlainWords.In(whole);
        if (wanted.Length == 0) return null;
        var folded = labels.Select(Folding.Fold).ToArray();
        var exact = Array.FindIndex(folded, label => label == wanted || label == whole);
        if (exact >= 0) return exact;
        if (Number(wanted) is { } number) return number >= 1 && number <= labels.Count ? number - 1 : null;
        var near = Enumerable.Range(0, folded.Length).Where(i => IsNear(wanted, folded[i])).ToArray();
        return near is [var only] ? only : null;
    }

    private static int? Number(string wanted)
    {
        for (var cut = true; cut;)
        {
            cut = false;
            foreach (var counter in Counters.Where(c => wanted.StartsWith(c, StringComparison.Ordinal)))
            {
                wanted = wanted[counter.Length..];
                cut = true;
            }
        }

        return wanted.Length == 1 && char.IsAsciiDigit(wanted[0]) ? wanted[0] - '0'
            : Ordinals.TryGetValue(wanted, out var ordinal) ? ordinal : null;
    }

    private static bool IsNear(string wanted, string label)
    {
        var (words, labelWords) = (Count(wanted), Count(label));
        if ($" {label} ".Contains($" {wanted} ", StringComparison.Ordinal)) return words >= 2 || (wanted.Length >= 4 && labelWords <= 3);
        return labelWords >= 2 && words <= labelWords + MaxExtraWords && $" {wanted} ".Contains($" {label} ", StringComparison.Ordinal);
    }

    private static int Count(string words) => words.Count(c => c == ' ') + 1;
}
