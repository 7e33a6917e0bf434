using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Zalo.Replies;

/// <summary>
/// The buttons of a reply as a list to answer by number. Where the text itself counts with numbers, the list has letters, so that a number
/// keeps the meaning it has in the text. Made from the reply alone, so that the answer is read by the same list that was shown.
/// </summary>
/// <param name="Actions">All buttons, in the reply's order.</param>
/// <param name="Choices">Those that can be chosen; the others can only be opened.</param>
/// <param name="HasLetters">a, b, c instead of 1, 2, 3.</param>
internal sealed partial record ChoiceList(IReadOnlyList<CardAction> Actions, IReadOnlyList<CardAction> Choices, bool HasLetters)
{
    private const int MostLetters = 26;

    public static ChoiceList Of(Activity reply)
    {
        var actions = reply.SuggestedActions?.Actions ?? [];
        CardAction[] choices = [.. actions.Where(action => action.Type != CardAction.OpenUrl)];
        return new ChoiceList(actions, choices, choices.Length <= MostLetters && Counted().IsMatch(reply.Text ?? ""));
    }

    /// <param name="isEnglish">The reply's language.</param>
    public string Write(bool isEnglish)
    {
        var lines = new StringBuilder();
        foreach (var link in Actions.Where(action => action.Type == CardAction.OpenUrl)) lines.Append(CultureInfo.InvariantCulture, $"{link.Title}: {link.Value?.GetString()}\n");
        if (Choices.Count == 0) return lines.ToString().TrimEnd();
        if (lines.Length > 0) lines.Append('\n');
        for (var i = 0; i < Choices.Count; i++) lines.Append(CultureInfo.InvariantCulture, $"{Sign(i)}. {Choices[i].Title}\n");
        return lines.Append(Hint(isEnglish)).ToString();
    }

    public static string Join(string? text, string list) => string.Join("\n\n", new[] { text, list }.Where(part => part is { Length: > 0 }));

    private string Sign(int index) =>
        HasLetters ? ((char)('A' + index)).ToString() : (index + 1).ToString(CultureInfo.InvariantCulture);

    private string Hint(bool isEnglish) => (isEnglish, HasLetters) switch
    {
        (false, false) => "(Trả lời bằng số để chọn.)",
        (false, true) => "(Trả lời bằng chữ cái để chọn.)",
        (true, false) => "(Reply with a number to choose.)",
        (true, true) => "(Reply with a letter to choose.)",
    };

    [GeneratedRegex(@"^[\s*_-]*\d{1,3}[.)]", RegexOptions.Multiline)]
    private static partial Regex Counted();
}
