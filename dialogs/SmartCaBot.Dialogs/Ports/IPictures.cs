using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>Pictures that the bot makes, as attachments whose addresses work in the page's own origin.</summary>
public interface IPictures
{
    /// <summary>A QR code of an https address, with a text alternative that says where it leads.</summary>
    Attachment QrCode(string url, string alternativeText);
}
