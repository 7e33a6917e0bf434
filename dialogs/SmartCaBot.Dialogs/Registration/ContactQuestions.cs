using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>How to reach the person, and where they live.</summary>
internal static class ContactQuestions
{
    private const string None = "none";
    private const int MinAddress = 8;
    private const int MaxAddress = 200;

    private static readonly string[] NoEmail = ["khong co", "chua co", "khong dung", "khong xai", "no email", "have none"];

    public static Question<string> Phone { get; } = new(
        new Message("register.ask.phone") { Input = InputKind.Phone, Buttons = StepButtons.Typed },
        input => input.Text.Length == 0 ? new Answer<string>.Unrelated() : VietnamesePhone.Read(input.Text))
    {
        Label = FormKeys.Label(FormKeys.Phone).Key,
        Help = "phone.help",
        Show = phone => new Phrase("shown", ("value", VietnamesePhone.Mask(phone))),
    };

    public static Question<EmailAnswer> Email { get; } = new(
        new Message("register.ask.email")
        {
            Input = InputKind.Email,
            Buttons = [Button.Reply(None, "email.none_button"), .. StepButtons.Typed],
        },
        ReadEmail)
    {
        Label = FormKeys.Label(FormKeys.Email).Key,
        Help = "email.help",
        Show = email => email.Address is { } address ? new Phrase("shown", ("value", EmailText.Mask(address))) : "email.none",
    };

    public static Question<string> Address { get; } = new(
        new Message("register.ask.address") { Buttons = StepButtons.Typed }, ReadAddress)
    {
        Open = true,
        Label = FormKeys.Label(FormKeys.Address).Key,
        Help = "address.help",
        Show = address => new Phrase("shown", ("value", address)),
    };

    public static Question<string> Province { get; } = new(
        new Message("register.ask.province") { Buttons = [Button.Reply(Provinces.Default, "province.default"), .. StepButtons.Typed] },
        ReadProvince)
    {
        Label = FormKeys.Label(FormKeys.Province).Key,
        Help = "province.help",
        Show = province => new Phrase("shown", ("value", province)),
    };

    private static Answer<EmailAnswer> ReadEmail(TurnInput input)
    {
        if (input.Button?.Answer == None) return new EmailAnswer(null);
        if (input.Text.Length == 0) return new Answer<EmailAnswer>.Unrelated();
        if (SaysNone(input.Text)) return new EmailAnswer(null);
        return EmailText.Read(input.Text) switch
        {
            Answer<string>.Accepted accepted => new EmailAnswer(accepted.Value),
            Answer<string>.Rejected rejected => Answer.No<EmailAnswer>(rejected.Reason),
            _ => new Answer<EmailAnswer>.Unrelated(),
        };
    }

    private static bool SaysNone(string text)
    {
        if (text.Contains('@')) return false;
        var folded = Folding.Fold(text);
        return folded is "khong" or "no" or "none" || NoEmail.Any(words => folded.Contains(words, StringComparison.Ordinal))
            || text.Contains("no e-mail", StringComparison.OrdinalIgnoreCase);
    }

    private static Answer<string> ReadAddress(TurnInput input)
    {
        var address = string.Join(' ', input.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (address.Length == 0) return new Answer<string>.Unrelated();
        if (address.Length > MaxAddress) return Answer.No<string>("address.long");
        return address.Length < MinAddress || address.Count(char.IsLetter) < 4 ? Answer.No<string>("address.short") : address;
    }

    private static Answer<string> ReadProvince(TurnInput input)
    {
        if (input.Button?.Answer is { } pressed && Provinces.Current.Contains(pressed)) return pressed;
        if (input.Text.Length == 0) return new Answer<string>.Unrelated();
        return Provinces.Find(input.Text) ?? Answer.No<string>("province.unknown");
    }
}
