using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>The certificate to sign with: the only one, or the one the person chooses.</summary>
internal sealed class CertificateChoice(ISigning signing)
{
    /// <summary>Null when the person has none that works, which has then been said.</summary>
    public async Task<CertificateSummary?> AskAsync(Chat chat, Person person)
    {
        var list = await Retry.UntilAvailableAsync(
            chat, "certificates",
            () => chat.LookUpAsync("certificates", person.Subject, _ => signing.CertificatesAsync(person, chat.CancellationToken)),
            c => !c.Available);
        var usable = list.Certificates.Where(c => c.Usable).ToArray();
        switch (usable)
        {
            case []:
                chat.Tell("no-certificate", new Message(list.Certificates.Count > 0 ? "sign.certificate_ended" : "sign.no_certificate")
                {
                    Buttons = list.Certificates.Count > 0 ? Menu.Of("certificate", "renew", "human") : Menu.Of("register", "human"),
                });
                return null;
            case [var only]:
                return only;
            default:
                return await chat.ChooseAsync("certificate", "sign.which_certificate", [.. usable.Select(Choice)], "field.certificate");
        }
    }

    private static Choice<CertificateSummary> Choice(CertificateSummary certificate) => new(
        certificate.Id,
        new Phrase("certificate.choice", ("serial", FileFacts.SerialTail(certificate.SerialNumber)), ("until", new DayOf(certificate.ValidTo))),
        certificate);
}
