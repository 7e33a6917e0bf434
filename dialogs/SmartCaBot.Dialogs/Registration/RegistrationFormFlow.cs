using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Talk;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Asks for all that a dossier needs and has it checked by the person.</summary>
internal sealed class RegistrationFormFlow(CardPictureStep pictures)
{
    /// <summary>The answers as confirmed; null when the person cannot register here, which has then been said.</summary>
    public async Task<RegistrationAnswers?> FillAsync(Chat chat)
    {
        var today = chat.Today();
        var number = CitizenNumber.Of(await chat.AskAsync(FormKeys.CitizenId, IdentityQuestions.CitizenId(today)));
        var name = await AskNameAsync(chat);
        var birth = await chat.AskAsync(FormKeys.BirthDate, IdentityQuestions.BirthDate(number, today));
        if (CardRules.Age(birth, today) < CardRules.AdultAge)
        {
            chat.Tell("minor", new Message("register.minor") { Buttons = Menu.Of("human", "services") });
            return null;
        }

        var issued = await chat.AskAsync(FormKeys.CardIssued, CardQuestions.Issued(birth, today));
        var expires = await AskExpiryAsync(chat, birth, issued, today);
        var phone = await chat.AskAsync(FormKeys.Phone, ContactQuestions.Phone);
        var email = await chat.AskAsync(FormKeys.Email, ContactQuestions.Email);
        var address = await chat.AskAsync(FormKeys.Address, ContactQuestions.Address);
        var province = await chat.AskAsync(FormKeys.Province, ContactQuestions.Province);
        var photos = await pictures.AskAsync(chat);
        var answers = new RegistrationAnswers(number.Value, name, birth, issued, expires, phone, email, address, province, photos);
        await chat.AskAsync(FormKeys.Summary, Summary(answers));
        return answers;
    }

    /// <summary>A name without any accent is asked back: on the card it must stand exactly so.</summary>
    private static Task<string> AskNameAsync(Chat chat) => chat.AskAsync(
        FormKeys.FullName,
        IdentityQuestions.FullName,
        name => !VietnameseName.IsPlain(name) ? null : new Doubt<string>(
            "full-name.plain", new Phrase("full-name.plain", ("name", name)), "full-name.plain.yes", "full-name.plain.no",
            typed => Folding.Fold(typed) == Folding.Fold(name)));

    /// <summary>An end that cards of that age do not usually have is asked back, not refused: the card decides.</summary>
    private static Task<CardExpiry> AskExpiryAsync(Chat chat, DateOnly birth, DateOnly issued, DateOnly today)
    {
        var usual = CardRules.UsualEnd(birth, issued);
        return chat.AskAsync(
            FormKeys.CardExpires,
            CardQuestions.Expires(issued, today),
            expires => expires.Date == usual ? null : new Doubt<CardExpiry>(
                "card-expires.unusual", new Phrase("card-expires.unusual", ("typed", Shown(expires.Date)), ("usual", Shown(usual))),
                "card-expires.unusual.yes", "card-expires.unusual.no", _ => true));
    }

    private static object Shown(DateOnly? end) => end is { } day ? day : new Phrase("card-expires.none");

    /// <summary>Who sent no picture yet is asked for the front.</summary>
    private IEnumerable<string> Sides(RegistrationAnswers answers) =>
        !pictures.IsOn ? [] : answers.Pictures.Count == 0 ? [FormKeys.CardFront] : [FormKeys.CardFront, FormKeys.CardBack];

    private static Button Send { get; } = Button.Reply("yes", "register.summary.yes");

    private Question<bool> Summary(RegistrationAnswers answers) => new(
        new Message(answers.ToSummary())
        {
            Input = InputKind.Choice,
            Buttons = [Send, Button.Reply("no", "register.summary.edit")],
        },
        input => SendWords.Read(input) switch
        {
            true => true,
            false => Answer.No<bool>("register.summary.which", [.. FormKeys.All.Concat(Sides(answers)).Select(FormKeys.EditButton), Send]),
            null => input.Text.Length == 0 ? new Answer<bool>.Unrelated() : Answer.No<bool>("register.summary.choose"),
        })
    {
        Binding = true,
        Help = "register.summary.help",
    };
}
