using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff.Shell;

/// <summary>Where the staff's pages lie.</summary>
internal static class StaffPaths
{
    private static readonly string[] Roots = ["/staff", "/desk", "/office", "/admin", "/content"];

    public static bool Contain(PathString path) => Roots.Any(root => path.StartsWithSegments(root));
}
