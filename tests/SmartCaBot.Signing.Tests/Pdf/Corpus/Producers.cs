using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Signing.Tests.Pdf.Corpus;

/// <summary>Documents of many programs: the sources, and what each program makes of them.</summary>
internal static class Producers
{
    private const string Script = """
        %!PS
        /Helvetica findfont 14 scalefont setfont
        1 1 PAGES { 72 700 moveto (Trang ) show 10 string cvs show 0.5 setgray 100 100 50 50 rectfill 0 setgray showpage } for
        """;

    private static readonly string[][] QpdfModes =
    [
        .. from objects in new[] { "preserve", "disable", "generate" } from data in new[] { "preserve", "uncompress", "compress" }
           select new[] { $"--object-streams={objects}", $"--stream-data={data}" },
        ["--linearize"], ["--linearize", "--object-streams=generate"], ["--linearize", "--object-streams=disable"], ["--qdf"], ["--qdf", "--object-streams=generate"],
        ["--normalize-content=y"], ["--newline-before-endstream"], ["--min-version=2.0"], ["--force-version=1.2", "--object-streams=disable"], ["--static-id"],
        ["--recompress-flate", "--compression-level=9"], ["--rotate=+90"], ["--rotate=+180", "--flatten-rotation"], ["--coalesce-contents"],
        ["--compress-streams=n"], ["--preserve-unreferenced"], ["--remove-unreferenced-resources=yes"],
        ["--overlay", "plain.pdf", "--"], ["--underlay", "plain.pdf", "--"], ["--add-attachment", "plain.pdf", "--"], ["--collate", "--pages", ".", "1,1", "--"],
    ];

    private static readonly string[][] MupdfModes =
        [["-g"], ["-gg"], ["-ggg"], ["-gggg"], ["-l"], ["-a"], ["-z"], ["-d"], ["-ad"], ["-gggg", "-z", "-f", "-i"], ["-c"], ["-s"], ["-A"]];

    private static readonly string[][] GhostscriptModes =
    [
        .. from version in new[] { "1.3", "1.4", "1.5", "1.6", "1.7", "2.0" } select new[] { "-sDEVICE=pdfwrite", $"-dCompatibilityLevel={version}" },
        ["-sDEVICE=pdfwrite", "-dFastWebView"], ["-sDEVICE=pdfwrite", "-dCompressStreams=false"], ["-sDEVICE=pdfwrite", "-dPDFA=2"],
        ["-sDEVICE=pdfimage24", "-r20"], ["-sDEVICE=pdfimage8", "-r20"], ["-sDEVICE=pdfwrite", "-dASCII85EncodePages"],
    ];

    /// <summary>Small documents of our own that the programs read.</summary>
    public static void WriteSources(Tool tool)
    {
        tool.File("plain.pdf", PdfBuilder.OnePage().WithTable());
        tool.File("stream.pdf", PdfBuilder.OnePage("/Lang(vi)").WithStream());
        tool.File("hybrid.pdf", HybridTests.Word(info: false));
        tool.File("form.pdf", Form().WithTable());
        tool.File("drawn.pdf", Drawn());
        tool.File("pages.ps", System.Text.Encoding.ASCII.GetBytes(Script.Replace("PAGES", "40", StringComparison.Ordinal)));
        tool.File("page.txt", "%%MediaBox 0 0 595 842\n%%Font Tm Times-Roman\nBT /Tm 20 Tf 72 700 Td (Giay uy quyen) Tj ET\n"u8.ToArray());
    }

    public static IEnumerable<CorpusFile> All()
    {
        foreach (var source in new[] { "plain", "stream", "hybrid", "form", "drawn" })
        {
            yield return new(source, Fate.Signed, tool => tool.Read($"{source}.pdf"));
            foreach (var mode in QpdfModes)
                yield return Made($"qpdf {string.Join(' ', mode)} {source}", "qpdf", [.. OptionsFirst(mode, $"{source}.pdf"), "OUT"]);
        }
        foreach (var source in new[] { "plain", "stream", "form", "drawn" })
        {
            foreach (var mode in MupdfModes)
                yield return Made($"mutool clean {string.Join(' ', mode)} {source}", "mutool", ["clean", .. mode, $"{source}.pdf", "OUT"]);
            yield return Made($"cairo {source}", "pdftocairo", ["-pdf", $"{source}.pdf", "OUT"]);
            yield return Made($"mutool convert {source}", "mutool", ["convert", "-F", "pdf", "-o", "OUT", $"{source}.pdf"]);
        }
        foreach (var mode in GhostscriptModes)
        {
            foreach (var source in new[] { "pages.ps", "drawn.pdf" })
            {
                // Linearised files of this Ghostscript are at times malformed.
                var fate = mode.Contains("-dFastWebView") ? Fate.Either : Fate.Signed;
                yield return Made($"gs {string.Join(' ', mode)} {source}", "gs", ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", .. mode, "-sOutputFile=OUT", source], fate);
            }
        }
        yield return Made("mutool create", "mutool", ["create", "-o", "OUT", "page.txt"]);
        yield return Made("mutool merge", "mutool", ["merge", "-o", "OUT", "plain.pdf", "drawn.pdf", "stream.pdf"]);
        yield return Made("qpdf merge", "qpdf", ["--empty", "--pages", "plain.pdf", "drawn.pdf", "form.pdf", "--", "OUT"]);
        yield return Made("qpdf json", "qpdf", ["--json-output", "plain.pdf", "OUT"], Fate.Refused);
        foreach (var encryption in new string[][] { ["128", "--use-aes=n"], ["128", "--use-aes=y"], ["256"], ["256", "--force-R5"] })
            yield return Made($"qpdf encrypted {string.Join(' ', encryption)}", "qpdf", ["--allow-weak-crypto", "--encrypt", "", "chu", .. encryption, "--", "drawn.pdf", "OUT"], Fate.Refused);
        yield return Made("mutool encrypted", "mutool", ["clean", "-E", "aes-256", "-O", "chu", "drawn.pdf", "OUT"], Fate.Refused);
    }

    /// <summary>qpdf wants the pages to take behind the file they are taken from.</summary>
    private static IEnumerable<string> OptionsFirst(string[] mode, string source) => mode.Contains("--pages") ? [source, .. mode] : [.. mode, source];

    private static CorpusFile Made(string name, string program, string[] arguments, Fate fate = Fate.Signed) => new(name, fate, tool =>
    {
        var output = $"{Guid.NewGuid():N}.pdf";
        var (code, said) = tool.Run(program, [.. arguments.Select(a => a.Replace("OUT", output, StringComparison.Ordinal))]);
        Assert.True(code == 0, $"{name}: {said}");
        return tool.Read(output);
    });

    private static PdfBuilder Form()
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R 7 0 R]/DA(/F1 12 Tf 0 g)>>", "/Annots[6 0 R 7 0 R]");
        builder[6] = "<</Type/Annot/Subtype/Widget/FT/Tx/T(Ho ten)/V(Le Van)/P 3 0 R/Rect[100 200 300 220]>>";
        builder[7] = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Ky)/P 3 0 R/Rect[100 100 300 160]>>";
        return builder;
    }

    private static byte[] Drawn()
    {
        var drawing = new PdfDrawing("Giấy uỷ quyền", "vi-VN");
        for (var i = 1; i <= 3; i++)
            drawing.AddPage(595, 842).Text(VietnameseFonts.Regular, 16, PdfColour.Black, 72, 100, $"Trang {i}: Cộng hoà xã hội chủ nghĩa Việt Nam");
        return drawing.ToArray();
    }
}
