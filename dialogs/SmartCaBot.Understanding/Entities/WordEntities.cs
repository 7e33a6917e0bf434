using System.Collections.Frozen;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Entities;

/// <summary>Audiences and kinds of document, by fixed folded wordings of at most three words.</summary>
internal static class WordEntities
{
    private const int LongestWording = 3;

    private static readonly FrozenDictionary<string, (string Type, string Value)> Wordings = Table(
        (EntityTypes.Audience, "household_business", "ho kinh doanh|hkd|tieu thuong|household business"),
        (EntityTypes.Audience, "enterprise", "doanh nghiep|cong ty|cty|enterprise|company|companies"),
        (EntityTypes.Audience, "citizen", "ca nhan|cong dan|nguoi dan|ho gia dinh|citizen|citizens|individuals"),
        (EntityTypes.DocumentKind, "pdf", "pdf"),
        (EntityTypes.DocumentKind, "xml", "xml"),
        (EntityTypes.DocumentKind, "word", "word|doc|docx"),
        (EntityTypes.DocumentKind, "excel", "excel|xls|xlsx"),
        (EntityTypes.DocumentKind, "image", "hinh anh|anh chup|jpg|jpeg|png"));

    public static void Find(TokenBuffer tokens, List<Entity> found)
    {
        Span<char> wording = stackalloc char[40];
        var lookup = Wordings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
        {
            for (var last = Math.Min(tokens.Count, i + LongestWording) - 1; last >= i; last--)
            {
                var length = Join(tokens, i, last, wording);
                if (length == 0 || !lookup.TryGetValue(wording[..length], out var entity) || IsPartOfName(tokens, i))
                    continue;
                var end = tokens[last].Start + tokens[last].SourceLength;
                found.Add(new Entity(entity.Type, entity.Value, tokens[i].Start, end - tokens[i].Start));
                i = last;
                break;
            }
        }
    }

    /// <summary>"căn cước công dân" names a card, "chữ ký số cá nhân" a signature: neither names an audience.</summary>
    private static bool IsPartOfName(TokenBuffer tokens, int first) =>
        first > 0 && tokens.Folded(first - 1) is "cuoc" or "so";

    private static int Join(TokenBuffer tokens, int first, int last, Span<char> wording)
    {
        var length = 0;
        for (var i = first; i <= last; i++)
        {
            var token = tokens.Folded(i);
            if (length + token.Length + 1 > wording.Length)
                return 0;
            if (i > first)
                wording[length++] = ' ';
            token.CopyTo(wording[length..]);
            length += token.Length;
        }

        return length;
    }

    private static FrozenDictionary<string, (string Type, string Value)> Table(params (string Type, string Value, string Wordings)[] rows) =>
        rows.SelectMany(row => row.Wordings.Split('|').Select(wording => (wording, (row.Type, row.Value))))
            .ToFrozenDictionary(pair => pair.wording, pair => pair.Item2, StringComparer.Ordinal);
}
