using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>What a person sees of a file before signing it.</summary>
internal static class FileFacts
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;
    private const int ShownDigest = 16;

    /// <summary>Data files (XML) have no pages.</summary>
    public static Phrase Of(ReceivedFile file, PreparedSigning prepared, CertificateSummary certificate) => new(
        (prepared.Pages > 0, prepared.ExistingSignatures > 0) switch
        {
            (true, false) => "sign.confirm",
            (true, true) => "sign.confirm.more",
            (false, false) => "sign.confirm.data",
            (false, true) => "sign.confirm.data.more",
        },
        ("name", file.Name),
        ("pages", prepared.Pages),
        ("size", Size(prepared.Size)),
        ("digest", Digest(prepared.Sha256 ?? "")),
        ("signer", certificate.Name),
        ("existing", prepared.ExistingSignatures));

    public static Phrase Size(long bytes) => bytes >= Megabyte
        ? new Phrase("size.mb", ("count", decimal.Round((decimal)bytes / Megabyte, 1)))
        : new Phrase("size.kb", ("count", Math.Max(1, bytes / Kilobyte)));

    /// <summary>The first 16 hexadecimal digits in groups of four: enough to compare by eye.</summary>
    public static string Digest(string sha256) =>
        string.Join(' ', sha256[..Math.Min(ShownDigest, sha256.Length)].Chunk(4).Select(group => new string(group)));

    /// <summary>The last eight digits of a serial number.</summary>
    public static string SerialTail(string serial) => serial.Length > 8 ? "…" + serial[^8..] : serial;

}
