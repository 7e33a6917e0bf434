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

    /// <summary>Every page with its handlers of forms; found by reflection, so that a new one cannot be forgotten.</summary>
    public static IReadOnlyList<StaffForm> Forms { get; } =
    [
        .. from module in Modules
           from page in module.GetCustomAttributes<RazorCompiledItemAttribute>()
           let route = page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().FirstOrDefault(data => data.Key == "RouteTemplate")?.Value
           where route is not null
           let model = page.Type.GetProperty("Model", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)?.PropertyType
           where model is not null && typeof(PageModel).IsAssignableFrom(model)
           let handlers = model.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => Handler().Match(method.Name)).Where(match => match.Success)
           select new StaffForm("/" + route.TrimStart('/'), [.. handlers.Select(match => match.Groups[1].Value)]),
    ];

    /// <summary>Address and handler of everything that can be posted.</summary>
    public static IReadOnlyList<string> Posts { get; } = [.. Forms.SelectMany(form => form.Handlers.Select(handler => form.Address(NothingAt, handler)))];

    /// <summary>Something that no object is called, in the form of the parameter.</summary>
    public static string NothingAt(string parameter) => parameter.Contains("length(32)", StringComparison.Ordinal) ? new string('0', 32) : "0";

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

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("^/(staff|desk|office|admin|q)(/|\\?|$)")]
    private static partial Regex Ours();
}

/// <param name="Route">As the page has it.</param>
/// <param name="Handlers">What it does with forms, by the name in the address; empty of the one without a name.</param>
internal sealed partial record StaffForm(string Route, IReadOnlyList<string> Handlers)
{
    public bool HasParameter => Route.Contains('{', StringComparison.Ordinal);

    /// <param name="value">What stands in the place of each parameter.</param>
    /// <param name="handler">Which handler.</param>
    public string Address(Func<string, string> value, string handler) =>
        Parameter().Replace(Route, part => value(part.Value)) + (handler.Length == 0 ? "" : "?handler=" + handler);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
