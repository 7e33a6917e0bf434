using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Desk.Answers;

/// <summary>What people write as it may stand in the audit log: no personal values, nothing that parts its pairs, not long.</summary>
internal static class AuditWords
{
    private const int Longest = 200;

    public static string Clean(string text)
    {
        var clean = PersonalDataDetector.Mask(text).Replace(';', ',').Replace('=', ':').ReplaceLineEndings(" ");
        return clean.Length <= Longest ? clean : clean[..Longest];
    }
}
