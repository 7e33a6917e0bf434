using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Signing.Api.Pages.Pictures;

/// <summary>
/// Draws one page of a PDF as a JPEG with Poppler, in a process of its own: a document is a stranger's, and what reads it may fail. It gets the
/// document by its standard input and gives the picture by its standard output, so nothing is written to a disk; it has an empty environment,
/// little memory, time and room (prlimit), and as few rights as can be had (<see cref="Sandbox"/>).
/// </summary>
internal sealed partial class PageRenderer(PagePictureSettings settings, Sandbox sandbox, TimeProvider clock, ILogger<PageRenderer> logger)
{
    private const int Width = 900;
    private const int LargestPicture = 2 * 1024 * 1024;
    private const int MostFiles = 64;

    // It needs one; others of the same user count too.
    private const int MostProcesses = 512;

    // Enough for a cache of the fonts; pictures go another way.
    private const int MostWritten = 1024 * 1024;

    /// <param name="document">A PDF.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <returns>Null when it cannot be drawn, or not within its limits.</returns>
    public async Task<byte[]?> DrawAsync(ReadOnlyMemory<byte> document, int page, CancellationToken cancellationToken)
    {
        if (settings.Program.Length == 0) return null;
        using var limit = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Process? process = null;
        try
        {
            process = Process.Start(await CommandAsync(page))!;
            var feeding = FeedAsync(process, document, either.Token);
            var picture = await ReadAsync(process.StandardOutput.BaseStream, either.Token);
            await feeding;
            await process.WaitForExitAsync(either.Token);
            if (picture is [0xFF, 0xD8, ..] && process.ExitCode == 0) return picture;
            LogNotDrawn(page, process.ExitCode);
            return null;
        }
        catch (Win32Exception)
        {
            LogMissing(settings.Program);
            return null;
        }
        catch (Exception error) when (error is IOException or InvalidDataException || (error is OperationCanceledException && limit.IsCancellationRequested))
        {
            LogStopped(page, error.GetType().Name);
            return null;
        }
        finally
        {
            End(process);
        }
    }

    private async Task<ProcessStartInfo> CommandAsync(int page)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(settings.Timeout.TotalSeconds));
        // Last in line for the processor: whoever is signing goes first.
        return Sandbox.Start("nice",
        [
            "-n", "19", "prlimit", Invariant($"--as={settings.MemoryBytes}"), Invariant($"--cpu={seconds}"), Invariant($"--fsize={MostWritten}"),
            Invariant($"--nofile={MostFiles}"), Invariant($"--nproc={MostProcesses}"), "--core=0", .. await sandbox.PrefixAsync(), settings.Program, "-jpeg", "-f", Invariant($"{page}"), "-l", Invariant($"{page}"),
            "-scale-to-x", Invariant($"{Width}"), "-scale-to-y", "-1", "-",
        ]);
    }

    /// <summary>It may have seen enough, or died, before it has read everything.</summary>
    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        // What it complains of is about the document, and nobody's to read; it must not be held up by it.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(document, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The end of its output tells.
        }
    }

    /// <exception cref="InvalidDataException">It gives more than a picture can be.</exception>
    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var picture = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await output.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (picture.Length + read > LargestPicture) throw new InvalidDataException("The picture is too large.");
            picture.Write(buffer, 0, read);
        }

        return picture.ToArray();
    }

    private static void End(Process? process)
    {
        if (process is null) return;
        using (process)
        {
            try
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has gone by itself.
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(1, LogLevel.Error, "Pages cannot be shown as pictures: prlimit or {Program} is not there. Install util-linux and poppler-utils, or set PagePictures:Program.")]
    private partial void LogMissing(string program);

    [LoggerMessage(2, LogLevel.Warning, "Page {Page} of a document could not be drawn (exit code {Code}); its reader is given the file.")]
    private partial void LogNotDrawn(int page, int code);

    [LoggerMessage(3, LogLevel.Warning, "Drawing page {Page} of a document was stopped ({Why}); its reader is given the file.")]
    private partial void LogStopped(int page, string why);
}
