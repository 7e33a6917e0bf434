using System.Globalization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary><c>facts.yaml</c>: the registration steps and where to turn to.</summary>
/// <param name="Steps">The five steps in VNPT's app.</param>
/// <param name="StepsSource">Where they stand.</param>
/// <param name="Hotline">Digits.</param>
/// <param name="Site">https.</param>
/// <param name="App">https; leads to the app in the phone's store.</param>
/// <param name="NationalPortal">https.</param>
/// <param name="Targets">Shares of adults that the State aims at.</param>
internal sealed record Facts(
    IReadOnlyList<RegistrationStep> Steps, Source StepsSource, string Hotline, string Site, string App, string NationalPortal,
    IReadOnlyList<HandbookTarget> Targets)
{
    public static Facts Read(ContentFile file)
    {
        var root = file.Root();
        var steps = file.Child(root, "registration_steps");
        var contact = file.Child(root, "contact");
        return new Facts(
            [.. file.Items(file.Child(steps, "steps")).Select(node => new RegistrationStep(
                file.Words(node), file.Words(file.Child(node, "help")), file.TextOrNull(file.Find(node, "picture"))))],
            file.Source(file.Child(steps, "source")),
            file.Text(contact, "hotline"), file.Text(contact, "site"), file.Text(contact, "app"), file.Text(contact, "national_portal"),
            [.. file.Items(file.Child(root, "targets")).Select(node => new HandbookTarget(
                file.Text(node, "id"), file.Words(node), int.Parse(file.Text(node, "percent"), CultureInfo.InvariantCulture),
                file.TextOrNull(file.Find(node, "by")) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
                file.Source(file.Child(node, "source")).ToPhrase()))]);
    }
}

/// <param name="Text">What to do.</param>
/// <param name="Help">More, for someone who is stuck.</param>
/// <param name="Picture">An https address to show as a QR code.</param>
internal sealed record RegistrationStep(Phrase Text, Phrase Help, string? Picture);
