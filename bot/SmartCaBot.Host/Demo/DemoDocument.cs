using System.Globalization;
using System.Text;

namespace SmartCaBot.Host.Demo;

/// <summary>A one-page application form as a PDF 1.4 file, made from nothing.</summary>
internal static class DemoDocument
{
    private static readonly string[] Lines =
    [
        "CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc", "", "DON XIN XAC NHAN TINH TRANG HON NHAN", "",
        "Kinh gui: Uy ban nhan dan phuong Buon Ma Thuot", "Toi ten la: Nguyen Thi Lan",
        "De nghi xac nhan tinh trang hon nhan hien tai cua toi.", "", "Nguoi lam don",
    ];

    public static byte[] Make()
    {
        var text = new StringBuilder("BT /F1 14 Tf 72 760 Td 24 TL\n");
        foreach (var line in Lines) text.Append(CultureInfo.InvariantCulture, $"({line}) Tj T*\n");
        text.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
