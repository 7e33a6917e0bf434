using SmartCaBot.Conversations.Activities;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Pictures without pixels.</summary>
internal sealed class SimulatedPictures : IPictures
{
    public Attachment QrCode(string url, string alternativeText) =>
        new() { ContentType = "image/svg+xml", ContentUrl = "/pictures/qr.svg", Name = alternativeText };
}
