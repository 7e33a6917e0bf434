using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <summary>Which fields a signature closes (FieldMDP, ISO 32000-1 12.8.2.4), and what the field's author wants closed (/Lock, table 233).</summary>
internal static class FieldLock
{
    /// <summary>May this field still be filled, after those signatures?</summary>
    public static bool IsLocked(PdfFile file, IEnumerable<FormField> fields, string name) =>
        fields.Select(field => file.Dictionary(field.Value)).OfType<PdfDictionary>().Any(signature => Locks(file, signature).Any(l => Covers(file, l, name)));

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

    /// <summary>The FieldMDP parameters of a signature.</summary>
    public static IEnumerable<PdfDictionary> Locks(PdfFile file, PdfDictionary signature) =>
        (file.Array(signature["Reference"])?.Items ?? [])
            .Select(file.Dictionary)
            .Where(reference => (file.Resolve(reference?["TransformMethod"]) as PdfName)?.Value == "FieldMDP")
            .Select(reference => file.Dictionary(reference!["TransformParams"])).OfType<PdfDictionary>();

    /// <summary>A name means a field and all below it.</summary>
    public static bool Covers(PdfFile file, PdfDictionary parameters, string name)
    {
        var listed = (file.Array(parameters["Fields"])?.Items ?? [])
            .Select(item => PdfText.Decode(file.Resolve(item)))
            .Any(given => given is not null && (name == given || name.StartsWith(given + ".", StringComparison.Ordinal)));
        return (file.Resolve(parameters["Action"]) as PdfName)?.Value switch
        {
            "Include" => listed,
            "Exclude" => !listed,
            _ => true,
        };
    }
}
