using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <summary>What a field's author asks of a signature in it (/SV, ISO 32000-1 table 234). What is asked and not done here ends the signing.</summary>
internal static class SeedValue
{
    [Flags]
    private enum Required
    {
        Filter = 1,
        SubFilter = 2,
        Version = 4,
        Reasons = 8,
        LegalAttestation = 16,
        RevocationInformation = 32,
        DigestMethod = 64,
        LockDocument = 128,
        AppearanceFilter = 256,
    }

    /// <exception cref="PdfException">What the signature cannot be.</exception>
    public static void Check(PdfFile file, PdfDictionary field, PdfSignatureOptions options, string? reason)
    {
        if (file.Dictionary(field["SV"]) is not { } seed)
            return;
        var required = (Required)((file.Resolve(seed["Ff"]) as PdfInteger)?.Value ?? 0);
        Ask(!required.HasFlag(Required.Filter) || Name(file, seed["Filter"]) is null or "Adobe.PPKLite", "another signature handler");
        Ask(!required.HasFlag(Required.SubFilter) || Names(file, seed["SubFilter"]).Contains("ETSI.CAdES.detached"), "another form of signature");
        Ask(!required.HasFlag(Required.Version) || file.Resolve(seed["V"]) is null or PdfInteger { Value: <= 2 }, "a newer seed value");
        Ask(!required.HasFlag(Required.DigestMethod) || Names(file, seed["DigestMethod"]).Contains("SHA256"), "another digest");
        Ask(!required.HasFlag(Required.Reasons) || IsReason(Names(file, seed["Reasons"]), reason), "one of its own reasons");
        Ask((required & (Required.LegalAttestation | Required.RevocationInformation | Required.LockDocument | Required.AppearanceFilter)) == 0, "more than is done here");
        Ask(Flags(file, file.Dictionary(seed["Cert"])) == 0, "a certificate of its choice");
        Ask(Flags(file, file.Dictionary(seed["TimeStamp"])) == 0, "a time stamp of its choice");
        var certifies = (file.Resolve(file.Dictionary(seed["MDP"])?["P"]) as PdfInteger)?.Value ?? 0;
        Ask(file.Dictionary(seed["MDP"]) is null || certifies == (int)options.Certification, "another kind of certification");
    }

    /// <summary>A list of one full stop asks for none.</summary>
    private static bool IsReason(IReadOnlyList<string> reasons, string? reason) =>
        reasons is [] or ["."] ? reason is null : reason is not null && reasons.Contains(reason);

    private static long Flags(PdfFile file, PdfDictionary? part) => (file.Resolve(part?["Ff"]) as PdfInteger)?.Value ?? 0;

    private static string? Name(PdfFile file, PdfObject? value) => (file.Resolve(value) as PdfName)?.Value;

    private static List<string> Names(PdfFile file, PdfObject? value) =>
        [.. (file.Array(value)?.Items ?? []).Select(file.Resolve).Select(item => (item as PdfName)?.Value ?? PdfText.Decode(item)).OfType<string>()];

    private static void Ask(bool isMet, string wanted)
    {
        if (!isMet)
            throw PdfException.Unsupported($"the signature field asks for {wanted}");
    }
}
