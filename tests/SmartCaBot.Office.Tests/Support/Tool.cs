using System.Diagnostics;
using System.Text;

namespace SmartCaBot.Office.Tests.Support;

/// <summary>Programs that others wrote (qpdf, poppler-utils, zbar-tools), in a directory that is removed afterwards.</summary>
internal sealed class Tool : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("smartcabot-office-");

    public string Path(string name) => System.IO.Path.Combine(directory.FullName, name);

    public void File(string name, byte[] content) => System.IO.File.WriteAllBytes(Path(name), content);

    public string Text(string name) => System.IO.File.ReadAllText(Path(name));

    /// <summary>Exit code, and both outputs together.</summary>
    public (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary>What a reader finds in a picture of the first page; it also complains of a missing message bus.</summary>
    public string Scan(byte[] pdf, int dotsPerInch)
    {
        File("scanned.pdf", pdf);
        Run("pdftoppm", "-r", dotsPerInch.ToString(null as IFormatProvider), "-png", "-singlefile", "scanned.pdf", "scanned");
        return Run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", "scanned.png").Output.Split('\n')[0].Trim();
    }

    public void Dispose() => directory.Delete(recursive: true);
}
