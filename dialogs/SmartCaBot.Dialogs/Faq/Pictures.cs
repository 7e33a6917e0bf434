using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Faq;

internal static class Pictures
{
    /// <summary>A QR code with its text alternative in the person's language.</summary>
    public static Attachment Of(Chat chat, IPictures pictures, string url) =>
        pictures.QrCode(url, chat.Language == "en" ? $"QR code that opens {url}" : $"Mã QR mở trang {url}");
}
