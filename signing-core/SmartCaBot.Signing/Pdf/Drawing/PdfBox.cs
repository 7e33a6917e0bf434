namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>A rectangle: left and upper edge, width and height, in points from the page's upper left corner.</summary>
public readonly record struct PdfBox(double X, double Y, double Width, double Height);
