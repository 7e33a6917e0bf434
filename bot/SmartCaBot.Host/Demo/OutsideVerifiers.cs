using System.Diagnostics;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Host.Demo;

/// <summary>What programs that we did not write say of the signed file.</summary>
internal static class OutsideVerifiers
{
    /// <param name="signed">The signed PDF.</param>
    /// <param name="original">The file that was sent.</param>
    /// <param name="root">PEM of the root.</param>
    /// <param name="output">Is told each answer.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>False when one of them objects; a program that is not installed is named and passed over.</returns>
    public static async Task<bool> CheckAsync(string signed, byte[] original, string root, TextWriter output, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(signed, cancellationToken);
        var untouched = bytes.AsSpan().StartsWith(original);
        output.WriteLine($"original bytes     {(untouched ? "unchanged at the beginning of the signed file" : "CHANGED")}");

        await using var document = File.OpenRead(signed);
        var signature = PdfSignatures.Extract(document)[0];
        await File.WriteAllBytesAsync(signed + ".cms", signature.Cms, cancellationToken);
        await using (var content = File.Create(signed + ".content"))
            await signature.CopyContentAsync(document, content, cancellationToken);

        var answers = new[]
        {
            await RunAsync(output, "pdfsig", ["-nocert", signed], ["Signature is Valid", "Total document signed"], cancellationToken),
            await RunAsync(
                output, "openssl",
                [
                    "cms", "-verify", "-binary", "-inform", "DER", "-in", signed + ".cms", "-content", signed + ".content", "-CAfile", root,
                    "-purpose", "any", "-out", Path.Combine(Path.GetDirectoryName(signed)!, "verified.content"),
                ],
                ["successful"], cancellationToken),
            await RunAsync(output, "qpdf", ["--check", signed], ["No syntax or stream encoding errors"], cancellationToken),
            await RunAsync(output, "mutool", ["info", signed], ["Pages: 1"], cancellationToken),
        };
        return untouched && answers.All(answer => answer);
    }

    /// <summary>All that a program says.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It is not installed.</exception>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> AskAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var said = await text + await errors;
        return process.ExitCode == 0 ? said : throw new InvalidOperationException(said);
    }

    private static async Task<bool> RunAsync(
        TextWriter output, string program, string[] arguments, string[] expected, CancellationToken cancellationToken)
    {
        try
        {
            var said = await AskAsync(program, arguments, cancellationToken);
            var good = expected.All(word => said.Contains(word, StringComparison.OrdinalIgnoreCase))
                && !said.Contains("error:", StringComparison.OrdinalIgnoreCase);
            output.WriteLine($"{program,-18} {(good ? string.Join("; ", expected) : "OBJECTS: " + said.Trim())}");
            return good;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            output.WriteLine($"{program,-18} not installed, passed over");
            return true;
        }
        catch (InvalidOperationException error)
        {
            output.WriteLine($"{program,-18} OBJECTS: {error.Message.Trim()}");
            return false;
        }
    }
}
