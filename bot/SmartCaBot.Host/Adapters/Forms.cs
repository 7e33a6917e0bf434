using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Adapters;

/// <summary>What a citizen told in the chat, as the signing core takes it.</summary>
internal static class Forms
{
    public static Citizen Citizen(RegistrationForm form) => new(
        FullName.Parse(form.FullName), CitizenId.Parse(form.CitizenId), form.BirthDate, form.CardIssued, form.CardExpires,
        PhoneNumber.Parse(form.Phone), form.Email is null ? null : EmailAddress.Parse(form.Email), form.Province, form.Address);

    public static ConsentRecord Consent(Consent consent) => new(consent.Purpose, consent.TextVersion, consent.GivenAt);
}
