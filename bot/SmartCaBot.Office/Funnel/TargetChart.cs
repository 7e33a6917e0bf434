using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace SmartCaBot.Office.Funnel;

/// <summary>How far a share of the adults is from what the State aims at: a bar from 0 to 100 % with a mark at each aim. What each aim is stands in the table below.</summary>
internal static class TargetChart
{
    private const int Width = 720;
    private const int Height = 84;

    /// <param name="id">Of the elements that a screen reader reads; must differ within the page.</param>
    /// <param name="title">What is measured.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="targets">Per cent, and what to call it.</param>
    public static IHtmlContent Of(string id, string title, double share, IReadOnlyList<(int Percent, string Name)> targets)
    {
        var shown = share.ToString("0.##%", CultureInfo.GetCultureInfo("vi-VN"));
        var described = $"Hiện nay {shown}. " + string.Join(" ", targets.Select(target => $"{target.Name}: {target.Percent}%."));
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"target\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{FunnelChart.Encode(title)}</title><desc id=\"{id}-desc\">{FunnelChart.Encode(described)}</desc>"));
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ground\" x=\"0\" y=\"34\" width=\"{Width}\" height=\"20\" rx=\"3\"/><rect class=\"bar\" x=\"0\" y=\"34\" width=\"{Math.Clamp(share, 0.003, 1) * Width:0.#}\" height=\"20\" rx=\"3\"/>");
        foreach (var (percent, _) in targets)
        {
            var x = percent * Width / 100.0;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"28\" y2=\"60\"/><text x=\"{x:0.#}\" y=\"22\" text-anchor=\"middle\">{percent}%</text>");
        }

        return new HtmlString(svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"80\">{shown}</text></svg>").ToString());
    }
}
