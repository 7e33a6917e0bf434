using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>A phone number or an e-mail address, whichever the person gave. Personal.</summary>
internal sealed record ContactReach(string? Phone, string? Email)
{
    public static Question<ContactReach> Question { get; } = new(new Message("contact.ask") { Buttons = Steps.StepButtons.Typed }, Read)
    {
        Help = "contact.ask.help",
    };

    public string Masked => Phone is not null ? VietnamesePhone.Mask(Phone) : EmailText.Mask(Email!);

    public override string ToString() => "ContactReach(***)";

    private static Answer<ContactReach> Read(TurnInput input)
    {
        if (input.Text.Length == 0) return new Answer<ContactReach>.Unrelated();
        return input.Text.Contains('@', StringComparison.Ordinal)
            ? As(EmailText.Read(input.Text), address => new ContactReach(null, address))
            : As(VietnamesePhone.Read(input.Text), number => new ContactReach(number, null));
    }

    private static Answer<ContactReach> As(Answer<string> answer, Func<string, ContactReach> make) => answer switch
    {
        Answer<string>.Accepted accepted => make(accepted.Value),
        Answer<string>.Rejected rejected => Answer.No<ContactReach>(rejected.Reason),
        _ => new Answer<ContactReach>.Unrelated(),
    };
}
