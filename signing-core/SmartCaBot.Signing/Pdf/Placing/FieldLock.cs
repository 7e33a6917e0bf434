using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <summary>Which fields a signature closes (FieldMDP, ISO 32000-1 12.8.2.4), and what the field's author wants closed (/Lock, table 233).</summary>
internal sealed class FieldLock
{
    /// <summary>Names are short; what is longer counts as closed.</summary>
    private const int LongestName = 2048;

    private readonly string? action;
    private readonly HashSet<string> listed;

    private FieldLock(PdfFile file, PdfDictionary parameters)
    {
        action = (file.Resolve(parameters["Action"]) as PdfName)?.Value;
        listed = [.. (file.Array(parameters["Fields"])?.Items ?? []).Select(item => PdfText.Decode(file.Resolve(item))).OfType<string>()];
    }

    /// <summary>Those of all signatures that are there.</summary>
    public static IReadOnlyList<FieldLock> All(PdfFile file, IEnumerable<FormField> fields) =>
    [
        .. fields.Where(field => field.IsSignature).Select(field => file.Dictionary(field.Value)).OfType<PdfDictionary>()
            .SelectMany(signature => file.Array(signature["Reference"])?.Items ?? [])
            .Select(file.Dictionary).OfType<PdfDictionary>()
            .Where(reference => (file.Resolve(reference["TransformMethod"]) as PdfName)?.Value == "FieldMDP")
            .Select(reference => file.Dictionary(reference["TransformParams"])).OfType<PdfDictionary>()
            .Select(parameters => new FieldLock(file, parameters)),
    ];

    /// <summary>What a signature with this /Lock says it closes; null when the lock is malformed.</summary>
    public static PdfDictionary? Parameters(PdfFile file, PdfDictionary locked)
    {
        var parameters = new PdfDictionary(("Type", new PdfName("TransformParams")), ("V", new PdfName("1.2")));
        switch ((file.Resolve(locked["Action"]) as PdfName)?.Value)
        {
            case "All":
                return parameters.With("Action", new PdfName("All"));
            case "Include" or "Exclude" when file.Array(locked["Fields"]) is { } fields:
                return parameters.With("Action", file.Resolve(locked["Action"])!).With("Fields", fields);
            default:
                return null;
        }
    }

    public bool Closes(string name) => name.Length > LongestName || action switch
    {
        "Include" => IsListed(name),
        "Exclude" => !IsListed(name),
        _ => true,
    };

    /// <summary>A name means a field and all below it.</summary>
    private bool IsListed(string name)
    {
        for (var end = name.Length; end >= 0; end = end > 0 ? name.LastIndexOf('.', end - 1) : -1)
        {
            if (listed.Contains(name[..end]))
                return true;
        }
        return false;
    }
}
