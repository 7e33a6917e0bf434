using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Admin.Reasons;

/// <summary>Why somebody did something. Kept, and read by others: what looks like a person's data is masked.</summary>
public static class Reason
{
    /// <summary>Characters. A shorter one says nothing.</summary>
    public const int Shortest = 10;

    public const int Longest = 500;

    /// <summary>As it is kept; null when it says too little, or too much.</summary>
    public static string? Read(string? text)
    {
        var words = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length is >= Shortest and <= Longest ? PersonalDataDetector.Mask(words) : null;
    }
}
