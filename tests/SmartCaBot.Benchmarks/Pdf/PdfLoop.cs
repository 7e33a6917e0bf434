using System.Diagnostics;
using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Benchmarks.Pdf;

/// <summary>The process that signs one file again and again, ours or the floor. The other programs' loops do the same.</summary>
internal static class PdfLoop
{
    private const int BufferSize = 128 << 10;
    private const double WarmUp = 3;

    private static readonly PdfDocumentSigner Signer = new(new PdfOptions { MaxBytes = long.MaxValue });

    /// <param name="kind">floor | ours | interrupted.</param>
    /// <param name="input">What is signed.</param>
    /// <param name="output">Written anew each time.</param>
    /// <param name="keys">PKCS#12.</param>
    /// <param name="small">A document to warm up with, so that a compiler while running is done before a long one is measured.</param>
    /// <param name="seconds">Measured.</param>
    public static async Task<int> RunAsync(string kind, string input, string output, string keys, string small, double seconds)
    {
        var key = PdfKeys.Read(keys);
        Func<string, Task> sign = kind switch
        {
            "floor" => file => Floor(file, output, key),
            "ours" => file => AtOnceAsync(file, output, key),
            "interrupted" => file => InterruptedAsync(file, output, key),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "floor | ours | interrupted"),
        };
        await LoopAsync(() => sign(small), WarmUp);
        await LoopAsync(() => sign(input), seconds);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var (documents, elapsed) = await LoopAsync(() => sign(input), seconds);
        process.Refresh();
        Console.WriteLine(PdfFigures.Line(
            documents, elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalMicroseconds, process.PeakWorkingSet64 / 1024d));
        return 0;
    }

    private static async Task<(int Documents, TimeSpan Elapsed)> LoopAsync(Func<Task> sign, double seconds)
    {
        var watch = Stopwatch.StartNew();
        var documents = 0;
        for (; documents == 0 || watch.Elapsed.TotalSeconds < seconds; documents++) await sign();
        return (documents, watch.Elapsed);
    }

    /// <summary>What nobody can leave out: read, SHA-256, one RSA signature, write.</summary>
    private static Task Floor(string input, string output, PdfKeys key)
    {
        using var from = OpenInput(input);
        using var to = OpenOutput(output);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            digest.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }
        to.Write(key.Sign(digest.GetHashAndReset()));
        return Task.CompletedTask;
    }

    /// <summary>The key answers at once: one pass.</summary>
    private static async Task AtOnceAsync(string input, string output, PdfKeys key)
    {
        await using var from = OpenInput(input);
        await using var to = OpenOutput(output);
        await Signer.SignAsync(
            from, key.Certificate, new(DateTimeOffset.UtcNow), (ready, _) => ValueTask.FromResult<byte[]?>(key.Sign(ready.Document.DigestToSign)), to, CancellationToken.None);
    }

    /// <summary>As when a person confirms in between: the second step trusts nothing of the first but its state.</summary>
    private static async Task InterruptedAsync(string input, string output, PdfKeys key)
    {
        PreparedDocument prepared;
        await using (var from = OpenInput(input))
            prepared = ((DocumentPreparation.Ready)await Signer.PrepareAsync(from, key.Certificate, new(DateTimeOffset.UtcNow), CancellationToken.None)).Document;
        await using var again = OpenInput(input);
        await using var to = OpenOutput(output);
        await Signer.FinishAsync(again, prepared, key.Sign(prepared.DigestToSign), to, CancellationToken.None);
    }

    private static FileStream OpenInput(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);

    private static FileStream OpenOutput(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
}
