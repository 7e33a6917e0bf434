using System.Globalization;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Drawing;

namespace SmartCaBot.Host.Cli;

/// <summary>What the options of <c>sign</c> say of a signature in a PDF.</summary>
internal static class SignFlags
{
    /// <summary>Null when they cannot be understood.</summary>
    public static async Task<PdfSignatureOptions?> ReadAsync(Arguments arguments)
    {
        var options = new PdfSignatureOptions { Field = arguments.Has("field") ? arguments.Value("field") ?? "" : null };
        if (arguments.Value("certify") is { } level)
        {
            if (level is not ("1" or "2" or "3")) return null;
            options = options with { Certification = (PdfCertification)int.Parse(level, CultureInfo.InvariantCulture) };
        }

        if (arguments.Value("level") is { } wanted)
        {
            if (wanted is not ("B" or "T" or "LT" or "LTA")) return null;
            options = options with { Level = Enum.Parse<SignatureLevel>(wanted) };
        }

        if (!arguments.Has("visible") && !arguments.Has("picture")) return options;
        if (Place(arguments.Value("visible")) is not { } visible) return null;
        var picture = arguments.Value("picture") is { } file ? await File.ReadAllBytesAsync(file) : [];
        return options with { Visible = visible with { Picture = picture, WithText = !arguments.Has("no-text") } };
    }

    /// <summary>PAGE:X,Y,WIDTH,HEIGHT; nothing where the field has a place of its own.</summary>
    private static VisibleSignature? Place(string? text)
    {
        if (text is null) return new();
        var numbers = text.Split(':', ',').Select(part => double.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToList();
        return numbers is [>= 1 and <= int.MaxValue and var page, var x, var y, var width, var height] && !numbers.Any(double.IsNaN)
            ? new() { Page = (int)page, Box = new PdfBox(x, y, width, height) }
            : null;
    }
}
