using System.Net;
using System.Net.Mail;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Delivery;

/// <summary>E-mail by SMTP with STARTTLS.</summary>
internal sealed class SmtpSender(EmailOptions options) : IMessageSender
{
    public string Kind => TextMessage.Email;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var text = TextMessage.Read(leased.Message.Payload);
        using var mail = new MailMessage(options.From, text.To, text.Subject ?? "", text.Text);
        // The same id on a second try lets mail servers and readers fold duplicates.
        mail.Headers.Add("Message-ID", $"<{leased.Message.Id}@{new MailAddress(options.From).Host}>");
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };
        if (options.User.Length > 0) client.Credentials = new NetworkCredential(options.User, options.Password);
        try
        {
            await client.SendMailAsync(mail, cancellationToken);
            return Delivered.Done;
        }
        catch (SmtpException error)
        {
            return IsFinal(error.StatusCode) ? new Delivered.Never($"SMTP {error.StatusCode}") : new Delivered.Later($"SMTP {error.StatusCode}");
        }
    }

    private static bool IsFinal(SmtpStatusCode code) =>
        code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath;
}
