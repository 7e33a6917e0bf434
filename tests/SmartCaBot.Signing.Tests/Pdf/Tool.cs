using System.ComponentModel;
using System.Diagnostics;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Programs that others wrote (qpdf, poppler-utils, mupdf-tools, openssl), in a directory that is removed afterwards.</summary>
internal sealed class Tool : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("smartcabot-pdf-");

    public string Path(string name) => System.IO.Path.Combine(directory.FullName, name);

    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(Path(name), content);
        return name;
    }

    public byte[] Read(string name) => System.IO.File.ReadAllBytes(Path(name));

    /// <summary>Exit code, and both outputs together.</summary>
    public (int Code, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // No personal certificate store of whoever runs the tests may take part.
        start.Environment["HOME"] = directory.FullName;
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"'{program}' is missing: install qpdf, poppler-utils, mupdf-tools and openssl.");
        }
    }

    public void Dispose() => directory.Delete(recursive: true);
}
