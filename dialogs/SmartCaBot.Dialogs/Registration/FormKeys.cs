using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Keys of the form's answers, in the order they are asked.</summary>
internal static class FormKeys
{
    public const string CitizenId = "citizen-id";
    public const string FullName = "full-name";
    public const string BirthDate = "birth-date";
    public const string CardIssued = "card-issued";
    public const string CardExpires = "card-expires";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Address = "address";
    public const string Province = "province";
    public const string Summary = "summary";
    public const string CardFront = "card-front";
    public const string CardBack = "card-back";

    public static IReadOnlyList<string> All { get; } =
        [CitizenId, FullName, BirthDate, CardIssued, CardExpires, Phone, Email, Address, Province];

    public static string OfCard(CardSide side) => side == CardSide.Front ? CardFront : CardBack;

    public static Button EditButton(string key) => StepButtons.Edit(key, Label(key));

    public static Phrase Label(string key) => $"field.{key}";
}
