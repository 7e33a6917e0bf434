using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>The person's certificates: whose, by whom, until when.</summary>
internal sealed class CertificateDialog(ISigning signing, IdentifyStep identify) : IDialog
{
    public string Name => DialogNames.Certificate;

    public bool IsForm => true;

    public bool IsKept => false;

    public async Task RunAsync(Chat chat)
    {
        if (await identify.RunAsync(chat) is not { } person) return;
        var list = await Retry.UntilAvailableAsync(
            chat, "certificates",
            () => chat.LookUpAsync("certificates", person.Subject, _ => signing.CertificatesAsync(person, chat.CancellationToken)),
            c => !c.Available);
        chat.Tell("certificates.said", list.Certificates.Count == 0
            ? new Message("sign.no_certificate") { Buttons = Menu.Of("register", "human") }
            : new Message(new Phrase("certificate", ("items", list.Certificates.Select(Line).ToArray()))) { Buttons = Menu.Of("sign", "renew", "revoke") });
    }

    private static Phrase Line(CertificateSummary certificate) => new(
        certificate.Usable ? "certificate.line" : "certificate.line.ended",
        ("name", certificate.Name), ("issuer", certificate.Issuer), ("serial", FileFacts.SerialTail(certificate.SerialNumber)),
        ("from", new DayOf(certificate.ValidFrom)), ("until", new DayOf(certificate.ValidTo)));
}
