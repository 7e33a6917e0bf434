using System.Globalization;
using SmartCaBot.Understanding.Entities;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Matching;

/// <summary>A service named by its place in the list: "dịch vụ số 5", "thủ tục thứ 7", "service 12".</summary>
internal static class ServiceNumber
{
    /// <param name="tokens">Of the message.</param>
    /// <param name="last">The highest number that a service has.</param>
    public static ServiceMention? Find(TokenBuffer tokens, int last)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Length > 2
                || !int.TryParse(tokens.Folded(i), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < 1 || number > last)
                continue;
            var noun = tokens.Folded(i - 1) is "so" or "thu" or "number" or "no" && i > 1 ? i - 2 : i - 1;
            if (IsNoun(tokens, noun))
                return new ServiceMention(number, noun, i);
        }

        return null;
    }

    private static bool IsNoun(TokenBuffer tokens, int index) => tokens.Folded(index) switch
    {
        "dvc" or "service" or "procedure" => true,
        "vu" => index > 0 && tokens.Folded(index - 1) is "dich",
        "cong" => index > 1 && tokens.Folded(index - 1) is "vu",
        "tuc" => index > 0 && tokens.Folded(index - 1) is "thu",
        _ => false,
    };
}
