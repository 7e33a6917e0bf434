using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using SmartCaBot.Admin;
using SmartCaBot.Desk;
using SmartCaBot.Office;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>All pages of the staff: as the assemblies have them, and as somebody comes upon them by following links.</summary>
internal static partial class StaffPages
{
    private const int Most = 200;

    private static readonly Assembly[] Modules =
        [typeof(StaffModule).Assembly, typeof(DeskModule).Assembly, typeof(OfficeModule).Assembly, typeof(AdminModule).Assembly];

    /// <summary>Address and handler of everything that can be posted; found by reflection, so that a new one cannot be forgotten.</summary>
    public static IReadOnlyList<string> Posts { get; } =
    [
        .. from module in Modules
           from page in module.GetCustomAttributes<RazorCompiledItemAttribute>()
           let route = page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().FirstOrDefault(data => data.Key == "RouteTemplate")?.Value
           where route is not null
           let model = page.Type.GetProperty("Model", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)?.PropertyType
           where model is not null && typeof(PageModel).IsAssignableFrom(model)
           from method in model.GetMethods(BindingFlags.Public | BindingFlags.Instance)
           let handler = Handler().Match(method.Name)
           where handler.Success
           let path = "/" + Parameter().Replace(route, part => part.Value.Contains("length(32)", StringComparison.Ordinal) ? new string('0', 32) : "0").TrimStart('/')
           select handler.Groups[1].Length == 0 ? path : $"{path}?handler={handler.Groups[1].Value}",
    ];

    /// <summary>Follows every link of ours from the given pages.</summary>
    public static async Task<IReadOnlyList<StaffPage>> WalkAsync(StaffDriver person, params string[] from)
    {
        var (seen, waiting, pages) = (new HashSet<string>(from), new Queue<string>(from), new List<StaffPage>());
        while (waiting.Count > 0 && pages.Count < Most)
        {
            var page = await person.GetAsync(waiting.Dequeue());
            pages.Add(page);
            foreach (var link in Link().Matches(page.Html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
            {
                if (Ours().IsMatch(link) && !link.Contains("/assets/", StringComparison.Ordinal) && seen.Add(link)) waiting.Enqueue(link);
            }
        }

        return pages;
    }

    [GeneratedRegex(@"^OnPost(\w*?)(?:Async)?$")]
    private static partial Regex Handler();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("^/(staff|desk|office|admin|q)(/|\\?|$)")]
    private static partial Regex Ours();
}
