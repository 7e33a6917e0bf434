using System.Collections.Frozen;

namespace SmartCaBot.Understanding.Text;

/// <summary>
/// Whether a folded token can be a Vietnamese syllable: an onset and a rime of the language.
/// Such a token is more likely another word than a misspelt one.
/// </summary>
internal static class Syllable
{
    private static readonly FrozenSet<string> Onsets = Set(
        "b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x");

    private static readonly FrozenSet<string> Rimes = Set(
        "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et en enh ech eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
        + "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong op ot oong oo "
        + "u ua uan uang uat uay uc ue uech uenh ui um un ung uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uyn uynh uyt uyu uo ui "
        + "y ych yem yen yet yeu ynh yt");

    public static bool IsPossible(ReadOnlySpan<char> token)
    {
        if (token.Length is 0 or > 7)
            return false;
        var rimes = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();
        var onsets = Onsets.GetAlternateLookup<ReadOnlySpan<char>>();
        if (rimes.Contains(token))
            return true;
        for (var length = Math.Min(3, token.Length - 1); length > 0; length--)
        {
            if (onsets.Contains(token[..length]) && rimes.Contains(token[length..]))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
