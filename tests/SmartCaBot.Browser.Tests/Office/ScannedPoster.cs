using System.Diagnostics;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>A printed poster before a phone's camera: rendered by poppler, read by zbarimg.</summary>
internal static class ScannedPoster
{
    public static async Task<string> ReadAsync(string pdf)
    {
        var picture = Path.ChangeExtension(pdf, null);
        await RunAsync("pdftoppm", "-r", "60", "-png", "-singlefile", pdf, picture);
        return (await RunAsync("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture + ".png")).Trim();
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        return output;
    }
}
