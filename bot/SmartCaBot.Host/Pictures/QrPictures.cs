using SmartCaBot.Conversations.Activities;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pictures;

/// <summary>QR pictures as attachments; <see cref="PictureEndpoints"/> draws them when they are looked at.</summary>
internal sealed class QrPictures(QrAddress addresses, Uri? publicUrl) : IPictures
{
    public Attachment QrCode(string url, string alternativeText)
    {
        var path = $"/qr/{addresses.NameOf(url)}.png";
        return new Attachment
        {
            ContentType = "image/png",
            ContentUrl = publicUrl is null ? path : new Uri(publicUrl, path).AbsoluteUri,
            Name = alternativeText,
        };
    }
}
