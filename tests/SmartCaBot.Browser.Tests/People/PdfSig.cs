using System.Diagnostics;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>poppler's pdfsig: a verifier not written by us.</summary>
internal static class PdfSig
{
    public static async Task<string> CheckAsync(string file)
    {
        var start = new ProcessStartInfo("pdfsig") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(file);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pdfsig did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
