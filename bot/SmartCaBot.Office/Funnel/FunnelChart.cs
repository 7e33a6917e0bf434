using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace SmartCaBot.Office.Funnel;

/// <summary>Bars drawn by the server as SVG. The same numbers stand in the table below; a screen reader is told what the picture shows, and not each bar.</summary>
internal static class FunnelChart
{
    private const int Width = 720;
    private const int Row = 30;
    private const int LabelWidth = 210;
    private const int ValueWidth = 70;

    public static IHtmlContent Of(FunnelReport report)
    {
        var most = Math.Max(1, report.Rows.Max(row => row.People.Shown ?? Figure.Fewest - 1));
        var height = report.Rows.Count * Row;
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"funnel\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"funnel-title funnel-desc\"><title id=\"funnel-title\">Số người qua từng bước</title><desc id=\"funnel-desc\">{Encode(Described(report))}</desc>"));
        foreach (var (index, row) in report.Rows.Index())
        {
            var y = index * Row;
            var share = (row.People.Shown ?? 0) / (double)most;
            var width = share * (Width - LabelWidth - ValueWidth);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 10}\" y=\"{y + 20}\" text-anchor=\"end\">{Encode(row.Step.Label)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar{(row.People.IsHidden ? " few" : "")}\" x=\"{LabelWidth}\" y=\"{y + 4}\" width=\"{Math.Max(2, width):0.#}\" height=\"{Row - 8}\" rx=\"3\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + Math.Max(2, width) + 8:0.#}\" y=\"{y + 20}\">{Encode(row.People.ToString())}</text>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static string Described(FunnelReport report)
    {
        var (first, last) = (report.Rows[0], report.Rows[^1]);
        var worst = report.Rows.Where(row => row.Lost is > 0).MaxBy(row => row.Lost);
        return $"{first.Step.Label}: {first.People}. {last.Step.Label}: {last.People}."
            + (worst is null ? "" : $" Bước mất nhiều nhất: {worst.Step.Label}, {FunnelRow.Share(worst.Lost)} không đi tiếp.");
    }

    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
