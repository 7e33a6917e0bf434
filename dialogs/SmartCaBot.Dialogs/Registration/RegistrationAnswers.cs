using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>The card's end as answered; the card may have none.</summary>
internal sealed record CardExpiry(DateOnly? Date);

/// <summary>The e-mail as answered; the person may have none.</summary>
internal sealed record EmailAnswer(string? Address);

/// <summary>All answers of the form. Personal throughout.</summary>
internal sealed record RegistrationAnswers(
    string CitizenId, string FullName, DateOnly BirthDate, DateOnly CardIssued, CardExpiry CardExpires,
    string Phone, EmailAnswer Email, string Address, string Province, IReadOnlyList<string> Pictures)
{
    public override string ToString() => "RegistrationAnswers(***)";

    public RegistrationForm ToForm(string conversationId, Consent consent) => new(
        conversationId, CitizenId, FullName, BirthDate, CardIssued, CardExpires.Date, Phone, Email.Address, Address, Province, consent)
    {
        CardPictures = Pictures,
    };

    /// <summary>For the person to check. Numbers that somebody behind them could use are masked.</summary>
    public Phrase ToSummary()
    {
        PhraseValue[] values =
        [
            ("citizenId", CitizenNumber.Of(CitizenId).Masked),
            ("name", FullName),
            ("birth", BirthDate),
            ("issued", CardIssued),
            ("expires", CardExpires.Date is { } end ? end : new Phrase("card-expires.none")),
            ("phone", VietnamesePhone.Mask(Phone)),
            ("email", Email.Address is { } address ? (object)EmailText.Mask(address) : new Phrase("email.none")),
            ("address", Address),
            ("province", Province),
        ];
        return Pictures.Count == 0
            ? new Phrase("register.summary", values)
            : new Phrase("register.summary.pictures", [.. values, ("pictures", new Phrase(Pictures.Count == 1 ? "register.summary.one_side" : "register.summary.both_sides"))]);
    }
}
