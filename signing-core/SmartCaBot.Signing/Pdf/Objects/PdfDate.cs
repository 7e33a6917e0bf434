using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCaBot.Signing.Pdf.Objects;

/// <summary>Dates as D:20261122183000+07'00' (ISO 32000-1 7.9.4).</summary>
internal static partial class PdfDate
{
    public static PdfString Encode(DateTimeOffset time)
    {
        var sign = time.Offset < TimeSpan.Zero ? '-' : '+';
        return PdfText.Encode(string.Create(
            CultureInfo.InvariantCulture, $"D:{time:yyyyMMddHHmmss}{sign}{time.Offset.Duration():hh}'{time.Offset.Duration():mm}'"));
    }

    /// <summary>The time, or null when it is absent or malformed. Without a zone it counts as UTC.</summary>
    public static DateTimeOffset? Decode(PdfObject? value)
    {
        if (PdfText.Decode(value) is not { } text || Pattern().Match(text) is not { Success: true } match)
            return null;
        int Part(string name, int absent) =>
            match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : absent;
        try
        {
            var offset = new TimeSpan(Part("zh", 0), Part("zm", 0), 0);
            return new DateTimeOffset(
                Part("y", 1), Part("mo", 1), Part("d", 1), Part("h", 0), Part("mi", 0), Part("s", 0),
                match.Groups["sign"].ValueSpan is "-" ? -offset : offset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^D:(?<y>\d{4})((?<mo>\d\d)((?<d>\d\d)((?<h>\d\d)((?<mi>\d\d)(?<s>\d\d)?)?)?)?)?(Z.*|(?<sign>[+-])(?<zh>\d\d)('?(?<zm>\d\d)'?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
