using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Services;

namespace SmartCaBot.Dialogs.Content;

/// <summary>The content's answers as plain text, for people who answer in the bot's place.</summary>
public sealed class AnswerBook(ContentLibrary content)
{
    /// <summary>What an intent is called; null when it has no name for people.</summary>
    public string? NameOf(string intent) => Named("intent." + intent);

    /// <summary>What a question of a form asks for; null when it has no name for people.</summary>
    public string? FieldName(string question) => Named("field." + question);

    /// <summary>The settled answer to what somebody means; null when there is none.</summary>
    /// <param name="intent">As understood.</param>
    /// <param name="service">The public service that was named.</param>
    /// <param name="language">vi or en.</param>
    public BookAnswer? Find(string intent, int? service, string language)
    {
        if (service is { } number)
        {
            var known = content.Services.Find(number.ToString(CultureInfo.InvariantCulture));
            return known is { Name: not null, Level: not null }
                ? new BookAnswer(Plain(known.Name, "vi"), Plain(ServiceText.Of(known, content.Services), language), null)
                : null;
        }

        return content.Faq.Find(intent) is { } answer
            ? new BookAnswer(NameOf(intent) ?? intent, Plain(answer.ToPhrase(), language), answer.Picture)
            : null;
    }

    private string? Named(string key) => content.PhraseBook.Vietnamese.TryGetValue(key, out var name) ? name.Text : null;

    private string Plain(Phrase phrase, string language) => PlainText.Of(content.PhraseBook.Render(phrase, language));
}

/// <param name="Title">In Vietnamese.</param>
/// <param name="Text">To be sent, without Markdown.</param>
/// <param name="QrUrl">An https address to send along as a QR code; null for none.</param>
public sealed record BookAnswer(string Title, string Text, string? QrUrl);
