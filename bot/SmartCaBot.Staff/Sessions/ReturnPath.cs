using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff.Shell;

namespace SmartCaBot.Staff.Sessions;

/// <summary>Where to go on afterwards: a page of the staff on this host, nothing else.</summary>
internal static class ReturnPath
{
    public const string Home = "/staff";

    /// <summary>The path, or the home page when it leads anywhere else.</summary>
    public static string Or(string? path) => path is not null && IsOwn(path) ? path : Home;

    public static string With(string page, string? path) =>
        Or(path) == Home ? page : page + QueryString.Create("return", path!);

    // Browsers read "\" as "/", drop tabs and line ends, and take "//host" as another site.
    private static bool IsOwn(string path) =>
        path.Length < 1000 && !path.Contains('\\') && !path.Any(char.IsControl) && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.StartsWith("/staff/sign-", StringComparison.Ordinal)
        && path.StartsWith('/') && StaffPaths.Contain(path.Split('?', 2)[0]);
}
