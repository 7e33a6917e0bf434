using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace SmartCaBot.Office.Funnel;

/// <summary>Bars drawn by the server as SVG. The same numbers stand in the table below; a screen reader is told what the picture shows, and not each bar.</summary>
internal static class FunnelChart
{
    /// <summary>On a wide screen labels stand beside the bars, on a phone above them.</summary>
    private static readonly ChartShape Wide = new("wide", Width: 720, Row: 30, Bar: 215, Above: 0, Thick: 22);
    private static readonly ChartShape Narrow = new("narrow", Width: 330, Row: 46, Bar: 0, Above: 20, Thick: 18);

    public static IHtmlContent Of(FunnelReport report) => new HtmlString(Draw(report, Wide) + Draw(report, Narrow));

    private static string Draw(FunnelReport report, ChartShape shape)
    {
        const int value = 60;
        var most = Math.Max(1, report.Rows.Max(row => row.People.Shown ?? Figure.Fewest - 1));
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"funnel {shape.Name}\" viewBox=\"0 0 {shape.Width} {report.Rows.Count * shape.Row}\" role=\"img\" aria-labelledby=\"funnel-{shape.Name} funnel-{shape.Name}-desc\"><title id=\"funnel-{shape.Name}\">Số người qua từng bước</title><desc id=\"funnel-{shape.Name}-desc\">{Encode(Described(report))}</desc>"));
        foreach (var (index, row) in report.Rows.Index())
        {
            var y = index * shape.Row;
            var width = Math.Max(2, (row.People.Shown ?? 0) / (double)most * (shape.Width - shape.Bar - value));
            svg.Append(shape.Bar > 0
                ? $"<text x=\"{shape.Bar - 10}\" y=\"{y + 20}\" text-anchor=\"end\">{Encode(row.Step.Label)}</text>"
                : $"<text x=\"0\" y=\"{y + 16}\">{Encode(row.Step.Label)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar{(row.People.IsHidden ? " few" : "")}\" x=\"{shape.Bar}\" y=\"{y + 4 + shape.Above}\" width=\"{width:0.#}\" height=\"{shape.Thick}\" rx=\"3\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{shape.Bar + width + 8:0.#}\" y=\"{y + shape.Above + shape.Thick - 1}\">{Encode(row.People.ToString())}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Described(FunnelReport report)
    {
        var (first, last) = (report.Rows[0], report.Rows[^1]);
        var worst = report.Rows.Where(row => row.Lost is > 0).MaxBy(row => row.Lost);
        return $"{first.Step.Label}: {first.People}. {last.Step.Label}: {last.People}."
            + (worst is null ? "" : $" Bước mất nhiều nhất: {worst.Step.Label}, {FunnelRow.Share(worst.Lost)} không đi tiếp.");
    }

    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <param name="Name">Of its class.</param>
    /// <param name="Width">Of the picture; other lengths are in the same unit.</param>
    /// <param name="Row">Height of a step.</param>
    /// <param name="Bar">Where bars begin.</param>
    /// <param name="Above">Height of the label above its bar.</param>
    /// <param name="Thick">Of a bar.</param>
    private sealed record ChartShape(string Name, int Width, int Row, int Bar, int Above, int Thick);
}
