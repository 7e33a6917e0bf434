using System.Globalization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>A full name as on the card. Names of the Central Highlands hold apostrophes and one-letter words (H'Hen Niê, Y Bhăm).</summary>
internal static class VietnameseName
{
    private const int MaxLength = 60;
    private const int MinWords = 2;

    public static Answer<string> Read(string text)
    {
        var words = text.Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = string.Join(' ', words).TrimEnd('.', ',');
        if (name.Any(char.IsDigit)) return Answer.No<string>("full-name.digits");
        if (name.Any(c => !char.IsLetter(c) && c is not (' ' or '\'' or '-' or '.'))) return Answer.No<string>("full-name.signs");
        if (name.Length > MaxLength) return Answer.No<string>("full-name.long");
        return words.Length < MinWords ? Answer.No<string>("full-name.one_word") : Capitalise(name);
    }

    /// <summary>Typed without any Vietnamese letter; rarely right, since the name must stand as on the card.</summary>
    public static bool IsPlain(string name) => name.All(char.IsAscii);

    /// <summary>Names all in capitals or all in small letters get a capital for each word; others stay as typed.</summary>
    private static string Capitalise(string name)
    {
        var letters = name.Where(char.IsLetter).ToArray();
        if (letters.Any(char.IsUpper) && letters.Any(char.IsLower) && !letters.Skip(1).All(char.IsLower)) return name;
        var result = name.ToLower(CultureInfo.InvariantCulture).ToCharArray();
        for (var i = 0; i < result.Length; i++)
        {
            if (i == 0 || result[i - 1] is ' ' or '\'' or '-') result[i] = char.ToUpperInvariant(result[i]);
        }

        return new string(result);
    }
}
