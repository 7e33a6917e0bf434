using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>A phone in the list.</summary>
internal sealed record PhoneView(string Id, string Name, string Number, bool Follows, bool Refuses, DateTimeOffset? LastInteraction, int Messages)
{
    public static PhoneView Of(Phone phone) =>
        new(phone.Id, phone.Name, phone.Number, phone.Follows, phone.Refuses, phone.LastInteraction, phone.Messages.Count);
}
