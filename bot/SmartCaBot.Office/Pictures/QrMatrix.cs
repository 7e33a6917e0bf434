using QRCoder;

namespace SmartCaBot.Office.Pictures;

/// <summary>
/// The dark squares of a QR code (ISO/IEC 18004), with error correction Q, which bears a quarter of them spoilt: posters get dirty. Around them are the four
/// light squares that a reader needs.
/// </summary>
internal sealed class QrMatrix
{
    private readonly List<System.Collections.BitArray> modules;

    public QrMatrix(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        modules = code.ModuleMatrix;
    }

    /// <summary>Squares a side, the quiet zone included.</summary>
    public int Size => modules.Count;

    /// <summary>Neighbouring dark squares of a row as one: row, first column, how many.</summary>
    public IEnumerable<(int Row, int Column, int Length)> Runs()
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                if (!modules[row][column]) continue;
                var start = column;
                while (column < Size && modules[row][column]) column++;
                yield return (row, start, column - start);
            }
        }
    }
}
