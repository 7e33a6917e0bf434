using System.Globalization;
using System.Text;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>A PDF 1.4 with a classic cross-reference table: a letter as a citizen would send it.</summary>
internal static class PaperPdf
{
    public const string Name = "Đơn đề nghị xác nhận cư trú.pdf";

    /// <param name="pages">All alike.</param>
    public static byte[] Make(int pages = 1)
    {
        const string Text = "BT /F1 18 Tf 72 760 Td (Don de nghi xac nhan cu tru) Tj 0 -30 Td /F1 12 Tf (Kinh gui: UBND phuong Buon Ma Thuot) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (vi-VN) >>",
            $"<< /Type /Pages /Kids [{string.Concat(Enumerable.Range(5, pages).Select(number => $"{number} 0 R "))}] /Count {pages} >>",
            $"<< /Length {Text.Length} >>\nstream\n{Text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>", pages),
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (index, body) in objects.Index())
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
