using System.Globalization;

namespace SmartCaBot.Benchmarks.Pdf;

/// <summary>What one process that signs in a loop says at its end: documents, seconds, processor microseconds, peak memory in KiB.</summary>
/// <param name="PerSecond">Documents.</param>
/// <param name="Cpu">Processor time of one document, milliseconds, over all threads.</param>
/// <param name="Memory">Peak of the process in RAM (VmHWM), MB of 2^20 bytes.</param>
internal readonly record struct PdfFigures(double PerSecond, double Cpu, double Memory)
{
    public static PdfFigures None => new(0, double.PositiveInfinity, 0);

    public static string Line(int documents, double seconds, double cpu, double peak) =>
        string.Create(CultureInfo.InvariantCulture, $"{documents} {seconds:F3} {cpu:F0} {peak:F0}");

    public static PdfFigures Parse(string line)
    {
        var numbers = line.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0] / numbers[1], numbers[2] / numbers[0] / 1000, numbers[3] / 1024);
    }

    /// <summary>The faster round counts, and the larger memory.</summary>
    public PdfFigures Better(PdfFigures other) =>
        new(Math.Max(PerSecond, other.PerSecond), Math.Min(Cpu, other.Cpu), Math.Max(Memory, other.Memory));
}
