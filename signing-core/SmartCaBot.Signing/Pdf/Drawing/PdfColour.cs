namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>An opaque colour of a screen or a printer (DeviceRGB).</summary>
public readonly record struct PdfColour(byte Red, byte Green, byte Blue)
{
    public static PdfColour Black => default;

    public static PdfColour White => new(255, 255, 255);
}
