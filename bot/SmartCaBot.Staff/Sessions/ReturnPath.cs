using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff.Shell;

namespace SmartCaBot.Staff.Sessions;

/// <summary>Where to go on afterwards: a page of the staff on this host, nothing else.</summary>
internal static partial class ReturnPath
{
    public const string Home = "/staff";

    private const int Longest = 1000;

    /// <summary>The path, or the home page when it leads anywhere else.</summary>
    public static string Or(string? path) => path is not null && IsOwn(path) ? path : Home;

    public static string With(string page, string? path) =>
        Or(path) == Home ? page : page + QueryString.Create("return", path!);

    private static bool IsOwn(string path) =>
        path.Length < Longest && PlainPath().IsMatch(path) && !path.Contains("..", StringComparison.Ordinal)
        && !path.StartsWith("/staff/sign-", StringComparison.Ordinal) && StaffPaths.Contain(path.Split('?', 2)[0]);

    // Browsers read "\" as "/", "%2e" as ".", drop tabs and line ends, and take "//host" as another site: such a path is none.
    [GeneratedRegex(@"^(/[A-Za-z0-9._~-]+)+/?(\?[^\\\p{C}]*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex PlainPath();
}
