using System.Diagnostics;
using System.Text.Json;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>A Word document as a citizen would send it, and what LibreOffice, a verifier not written by us, says once it is signed.</summary>
internal static class WordPaper
{
    public const string Name = "Tờ khai đăng ký.docx";
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "People");

    public static byte[] Read() => File.ReadAllBytes(Path.Combine(Folder, "to-khai.docx"));

    /// <returns>For each signature whether it is valid, and who signed.</returns>
    public static async Task<IReadOnlyList<(bool Valid, string Signer)>> CheckAsync(byte[] signed)
    {
        var folder = Directory.CreateTempSubdirectory("smartcabot-word-");
        try
        {
            var file = Path.Combine(folder.FullName, "signed.docx");
            await File.WriteAllBytesAsync(file, signed);
            var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Folder, "verify.py"), Path.Combine(folder.FullName, "profile"), file])
            {
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync();
            return [.. lines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("Valid", out _))
                .Select(line => (line.GetProperty("Valid").GetBoolean(), line.GetProperty("Signer").GetString() ?? ""))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
