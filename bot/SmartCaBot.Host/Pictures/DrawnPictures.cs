using SmartCaBot.Channels.Files;

namespace SmartCaBot.Host.Pictures;

/// <summary>QR pictures as bytes, for channels to which they must be carried.</summary>
internal sealed class DrawnPictures(QrAddress addresses) : IOwnPictures
{
    private const string Folder = "/qr/";
    private const string Ending = ".png";

    public OwnPicture? Draw(string address)
    {
        var start = address.IndexOf(Folder, StringComparison.Ordinal);
        if (start < 0 || !address.EndsWith(Ending, StringComparison.Ordinal)) return null;
        var name = address[(start + Folder.Length)..^Ending.Length];
        return addresses.TryRead(name, out var url) ? new OwnPicture("ma-qr.png", "image/png", PictureEndpoints.Png(url)) : null;
    }
}
