using System.Globalization;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>A name as whoever knows the person recognises it, and nobody else learns it: "Nguyễn Thị Lan" is "Nguyễn T. L.".</summary>
internal static class ShortNames
{
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, place) => place == 0 && words.Length > 1 ? word : $"{StringInfo.GetNextTextElement(word)}."));
    }
}
