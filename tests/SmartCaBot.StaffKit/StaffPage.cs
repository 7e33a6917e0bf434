using System.Net;
using System.Text.RegularExpressions;

namespace SmartCaBot.StaffKit;

/// <summary>An answer as a browser would have it.</summary>
/// <param name="Status">Of the last answer.</param>
/// <param name="Path">Path and query of the page that answered, after redirects.</param>
/// <param name="Html">Its body.</param>
/// <param name="Headers">Of the answer and its content.</param>
public sealed partial record StaffPage(HttpStatusCode Status, string Path, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What can be read on it: without tags, spaces run together.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Html, " ")), " ").Trim();

    /// <summary>The value of the first input of that name; null when there is none.</summary>
    public string? Value(string input) =>
        Inputs().Matches(Html).Select(match => match.Value).FirstOrDefault(tag => tag.Contains($"name=\"{input}\"", StringComparison.Ordinal)) is { } found
        && ValueOf().Match(found) is { Success: true } value ? WebUtility.HtmlDecode(value.Groups[1].Value) : null;

    /// <summary>Forms that a browser could not send, because they lack the anti-forgery token or hold two.</summary>
    public IReadOnlyList<string> BrokenForms() =>
        [.. Forms().Matches(Html).Select(match => match.Value).Where(form => form.Split(StaffDriver.Token).Length != 2).Select(form => form[..(form.IndexOf('>', StringComparison.Ordinal) + 1)])];

    [GeneratedRegex("<form[^>]*method=\"post\"[^>]*>.*?</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Forms();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();
}
